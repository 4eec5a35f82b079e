import * as v from 'valibot';
import { PropertyPaneFieldType } from '@microsoft/sp-property-pane';
import { element } from './element';
import { drawField, Field } from './propertyFields';
import type { LocalPropertyPane, PropertyPaneConsumer } from './spfxInternals';

const Group = v.object({ groupName: v.optional(v.string()), groupFields: v.array(Field) });
const Configuration = v.object({
  pages: v.array(
    v.object({ header: v.optional(v.object({ description: v.optional(v.string()) })), groups: v.array(Group) })
  )
});

/**
 * Stands where SPFx's property pane stands. SPFx's own needs bundles that aren't published, so the fields that the
 * web part declares are drawn with a small form; every change goes the way SPFx's own would go.
 */
export class PropertyForm implements LocalPropertyPane {
  private readonly consumers = new Map<string, PropertyPaneConsumer>();
  private readonly panel: HTMLElement;
  /** Called after every change, when there is something to store. */
  public onChange: () => void = () => undefined;
  private open: string | undefined;
  /** Whose form was asked for before the web part was there to be configured. */
  private awaited: string | undefined;

  public constructor(panel: HTMLElement) {
    this.panel = panel;
  }

  public registerConsumer(id: string, consumer: PropertyPaneConsumer): void {
    this.consumers.set(id, consumer);
    if (this.awaited === id) void this.show(id);
  }

  public onConsumerDelete(id: string): void {
    this.consumers.delete(id);
  }

  public isRenderedByConsumer(): boolean {
    return false;
  }

  public isContentPanelOpen(): boolean {
    return false;
  }

  public isOpen(id?: string): boolean {
    return this.open !== undefined && (id === undefined || id === this.open);
  }

  public requestAction(id: string, action: string): void {
    const close = action === 'Close' || (action === 'Toggle' && this.isOpen(id));
    if (close) this.close();
    else void this.show(id);
  }

  /** Ends the configuration and hides the form. */
  public close(): void {
    if (this.open === undefined) return;
    this.consumers.get(this.open)?._onPropertyPaneLifeCycleEvent('ConfigurationComplete');
    this.open = undefined;
    this.panel.replaceChildren();
    this.panel.hidden = true;
    window.dispatchEvent(new Event('resize'));
    this.onChange();
  }

  private async show(id: string): Promise<void> {
    const consumer = this.consumers.get(id);
    this.awaited = consumer ? undefined : id;
    if (!consumer) return;
    if (this.open !== id) consumer._onPropertyPaneLifeCycleEvent('ConfigurationStart');
    this.open = id;
    await this.draw(consumer);
    this.panel.hidden = false;
    window.dispatchEvent(new Event('resize'));
  }

  private async draw(consumer: PropertyPaneConsumer): Promise<void> {
    const { configuration, properties, title } = await consumer._getPropertyPaneData();
    const { pages } = v.parse(Configuration, configuration);
    const values = v.parse(v.record(v.string(), v.unknown()), properties);
    const heading = element('div', 'pane-heading', element('h2', 'pane-title', title), this.closeButton());
    const groups = pages.flatMap(page => [
      ...(page.header?.description ? [element('p', 'pane-description', page.header.description)] : []),
      ...page.groups.map(group => this.drawGroup(consumer, group, values))
    ]);
    this.panel.replaceChildren(
      heading,
      ...groups,
      ...(consumer._isPropertyPaneReactive() ? [] : [this.applyButton(consumer)])
    );
  }

  private drawGroup(
    consumer: PropertyPaneConsumer,
    group: v.InferOutput<typeof Group>,
    values: Record<string, unknown>
  ): HTMLElement {
    const fields = group.groupFields.map(field =>
      drawField(field, values[field.targetProperty], (value, redraw) => {
        consumer._onPropertyPaneFieldChanged(field.targetProperty, value, field.type);
        this.onChange();
        if (redraw || field.type === PropertyPaneFieldType.Button) void this.draw(consumer);
      })
    );
    return element(
      'section',
      'pane-group',
      ...(group.groupName ? [element('h3', 'pane-group-name', group.groupName)] : []),
      ...fields
    );
  }

  private closeButton(): HTMLElement {
    const button = element('button', 'pane-close', '✕');
    button.setAttribute('aria-label', 'Close the property pane');
    button.addEventListener('click', () => this.close());
    return button;
  }

  private applyButton(consumer: PropertyPaneConsumer): HTMLElement {
    const button = element('button', 'frame-button primary', 'Apply');
    button.addEventListener('click', () => {
      consumer._onPropertyPaneLifeCycleEvent('ApplyClicked');
      this.onChange();
    });
    return button;
  }
}
