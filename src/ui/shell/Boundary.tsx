import * as React from 'react';

interface BoundaryProps {
  /** What the children show: where it changes they are drawn again. */
  resetOn?: unknown;
  /** Drawn in the place of children that broke. `retry` draws them again. */
  fallback(retry: () => void): React.ReactNode;
  children: React.ReactNode;
}

interface BoundaryState {
  isBroken: boolean;
  resetOn: unknown;
}

/**
 * Catches an error of its children while they are drawn, so that a part that breaks takes nothing else with it. React
 * knows no such component as a function.
 */
export class Boundary extends React.Component<BoundaryProps, BoundaryState> {
  public override state: BoundaryState = { isBroken: false, resetOn: this.props.resetOn };

  public static getDerivedStateFromError(): Partial<BoundaryState> {
    return { isBroken: true };
  }

  public static getDerivedStateFromProps({ resetOn }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return resetOn === state.resetOn ? null : { isBroken: false, resetOn };
  }

  private readonly retry = (): void => this.setState({ isBroken: false });

  public override render(): React.ReactNode {
    return this.state.isBroken ? this.props.fallback(this.retry) : this.props.children;
  }
}
