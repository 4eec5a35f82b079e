/** Text that may stand in HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}

/** HTML in which every value is escaped, unless it is HTML that this tag made itself. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Html | readonly Html[];

/** A template whose values are escaped. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  const written = values.map(value => {
    if (value instanceof Html) return value.text;
    if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
    return value.map(item => item.text).join('');
  });
  return new Html(parts.map((part, index) => part + (written[index] ?? '')).join(''));
}

/** A list of choices, one of them chosen. */
export function options(choices: readonly (readonly [value: string, text: string])[], chosen: string): readonly Html[] {
  return choices.map(([value, text]) =>
    value === chosen
      ? html`<option value="${value}" selected>${text}</option>`
      : html`<option value="${value}">${text}</option>`
  );
}
