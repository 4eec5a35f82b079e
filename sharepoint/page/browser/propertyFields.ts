import * as v from 'valibot';
import { PropertyPaneFieldType } from '@microsoft/sp-property-pane';
import { element } from './element';

/** A field as `getPropertyPaneConfiguration()` returns it. */
export const Field = v.object({
  type: v.number(),
  targetProperty: v.fallback(v.string(), ''),
  properties: v.fallback(v.record(v.string(), v.unknown()), {})
});
export type Field = v.InferOutput<typeof Field>;

type Change = (value: unknown, redraw?: boolean) => void;

const Choice = v.object({ key: v.union([v.string(), v.number()]), text: v.string() });
const Callback = v.custom<(...args: readonly unknown[]) => unknown>(value => typeof value === 'function');
const ErrorText = v.fallback(v.string(), '');

let ids = 0;

function text(field: Field, name: string): string {
  const value = field.properties[name];
  return typeof value === 'string' ? value : '';
}

function labelled(field: Field, control: HTMLElement, ...after: readonly Node[]): HTMLElement {
  control.id = `pane-field-${++ids}`;
  const label = element('label', 'pane-label', text(field, 'label') || text(field, 'text'));
  label.htmlFor = control.id;
  if (field.properties['disabled'] === true) control.setAttribute('disabled', '');
  const description = text(field, 'description');
  return element(
    'div',
    'pane-field',
    label,
    control,
    ...(description ? [element('p', 'pane-hint', description)] : []),
    ...after
  );
}

function textField(field: Field, value: unknown, change: Change): HTMLElement {
  const control =
    field.properties['multiline'] === true ? document.createElement('textarea') : document.createElement('input');
  control.className = 'pane-input';
  control.value = typeof value === 'string' ? value : text(field, 'value');
  control.placeholder = text(field, 'placeholder');
  const message = element('p', 'pane-error');
  message.setAttribute('role', 'alert');
  const validate = v.safeParse(Callback, field.properties['onGetErrorMessage']);
  const apply = async (): Promise<void> => {
    const entered = control.value;
    const error = validate.success ? v.parse(ErrorText, await validate.output(entered)) : '';
    message.textContent = error;
    if (error === '' && control.value === entered) change(entered);
  };
  let timer = 0;
  control.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void apply(), 200);
  });
  control.addEventListener('change', () => {
    window.clearTimeout(timer);
    void apply();
  });
  return labelled(field, control, message);
}

function toggle(field: Field, value: unknown, change: Change): HTMLElement {
  const control = element('button', 'pane-toggle');
  control.type = 'button';
  control.setAttribute('role', 'switch');
  const show = (on: boolean): void => {
    control.setAttribute('aria-checked', String(on));
    control.textContent = on ? text(field, 'onText') || 'On' : text(field, 'offText') || 'Off';
  };
  show(value === true || (value === undefined && field.properties['checked'] === true));
  control.addEventListener('click', () => {
    const on = control.getAttribute('aria-checked') !== 'true';
    show(on);
    change(on, true);
  });
  return labelled(field, control);
}

function checkBox(field: Field, value: unknown, change: Change): HTMLElement {
  const control = element('input', 'pane-check');
  control.type = 'checkbox';
  control.checked = value === true || (value === undefined && field.properties['checked'] === true);
  control.addEventListener('change', () => change(control.checked, true));
  return labelled(field, control);
}

function options(field: Field): v.InferOutput<typeof Choice>[] {
  const all = field.properties['options'];
  return Array.isArray(all) ? all.flatMap((option: unknown) => (v.is(Choice, option) ? [option] : [])) : [];
}

function dropdown(field: Field, value: unknown, change: Change): HTMLElement {
  const control = element('select', 'pane-input');
  const selected = value ?? field.properties['selectedKey'];
  for (const { key, text: label } of options(field)) {
    control.append(new Option(label, String(key), false, key === selected));
  }
  if (selected === undefined) control.selectedIndex = -1;
  control.addEventListener('change', () => change(options(field)[control.selectedIndex]?.key, true));
  return labelled(field, control);
}

function choiceGroup(field: Field, value: unknown, change: Change): HTMLElement {
  const name = `pane-choice-${++ids}`;
  const group = element('fieldset', 'pane-field pane-choice', element('legend', 'pane-label', text(field, 'label')));
  for (const { key, text: label } of options(field)) {
    const control = element('input', '');
    control.type = 'radio';
    control.name = name;
    control.checked = key === value;
    control.addEventListener('change', () => change(key, true));
    group.append(element('label', 'pane-option', control, label));
  }
  return group;
}

function button(field: Field, value: unknown, change: Change): HTMLElement {
  const control = element(
    'button',
    field.properties['buttonType'] === 1 ? 'frame-button primary' : 'frame-button',
    text(field, 'text')
  );
  control.type = 'button';
  control.disabled = field.properties['disabled'] === true;
  const onClick = v.safeParse(Callback, field.properties['onClick']);
  control.addEventListener('click', () => {
    if (onClick.success) void Promise.resolve(onClick.output(value)).then(result => change(result ?? value));
  });
  return element('div', 'pane-field', control);
}

function link(field: Field): HTMLElement {
  const control = element('a', 'pane-link', text(field, 'text'));
  control.href = text(field, 'href');
  control.target = text(field, 'target');
  return element('div', 'pane-field', control);
}

function custom(field: Field, value: unknown, change: Change): HTMLElement {
  const place = element('div', 'pane-field');
  const render = v.safeParse(Callback, field.properties['onRender']);
  if (render.success) render.output(place, value, (_target: unknown, changed: unknown) => change(changed));
  return place;
}

/** Draws one field; `change` gets what the person entered. */
export function drawField(field: Field, value: unknown, change: Change): HTMLElement {
  switch (field.type) {
    case PropertyPaneFieldType.TextField:
      return textField(field, value, change);
    case PropertyPaneFieldType.Toggle:
      return toggle(field, value, change);
    case PropertyPaneFieldType.CheckBox:
      return checkBox(field, value, change);
    case PropertyPaneFieldType.Dropdown:
      return dropdown(field, value, change);
    case PropertyPaneFieldType.ChoiceGroup:
      return choiceGroup(field, value, change);
    case PropertyPaneFieldType.Button:
      return button(field, value, change);
    case PropertyPaneFieldType.Link:
      return link(field);
    case PropertyPaneFieldType.Label:
      return element('p', 'pane-hint', text(field, 'text'));
    case PropertyPaneFieldType.Heading:
      return element('h4', 'pane-group-name', text(field, 'text'));
    case PropertyPaneFieldType.HorizontalRule:
      return element('hr', 'pane-rule');
    case PropertyPaneFieldType.Custom:
      return custom(field, value, change);
    default:
      return element('p', 'pane-hint', `The local page cannot draw a field of type ${field.type}.`);
  }
}
