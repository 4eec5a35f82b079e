import type { Person } from '../../model/values';
import * as React from 'react';
import type { FoundPerson } from '../../app/ports';
import type { Failure } from '../../domain/failure';
import { useApp } from '../AppContext';
import { Field } from './Field';
import { FailureMessage } from '../failure/FailureMessage';
import { useWidth } from '../layout/useWidth';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { useIsMounted } from '../controls/focus';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { position: 'relative' },
  list: {
    position: 'absolute',
    zIndex: 2,
    top: '100%',
    left: 0,
    right: 0,
    margin: '2px 0 0',
    padding: 4,
    listStyle: 'none',
    maxHeight: 280,
    overflow: 'auto',
    background: tokens.page,
    border: `1px solid ${tokens.edge}`,
    borderRadius: 4,
    boxShadow: theme.effects.elevation8
  },
  option: {
    padding: '6px 10px',
    borderRadius: 4,
    cursor: 'pointer',
    color: tokens.text,
    overflowWrap: 'anywhere',
    selectors: { ':hover': { background: tokens.hover } }
  },
  roomy: { minHeight: 44, boxSizing: 'border-box' },
  active: { background: tokens.selected, outline: `2px solid ${tokens.accent}`, outlineOffset: '-2px' },
  name: { fontWeight: 600, lineHeight: 20 },
  about: { color: tokens.quiet, fontSize: theme.fonts.small.fontSize, lineHeight: 16 },
  note: { color: tokens.quiet, fontSize: theme.fonts.small.fontSize, lineHeight: 16, marginTop: 4 },
  hidden
}));

/** Long enough for a word to be finished, short enough not to be felt as waiting. */
const pause = 300;

type Search =
  | { kind: 'idle' }
  | { kind: 'searching' }
  | { kind: 'found'; people: readonly FoundPerson[] }
  | { kind: 'admitting'; name: string }
  | { kind: 'failed'; failure: Failure };

interface LeadFieldProps {
  lead: Person | undefined;
  /** A name that was typed and not chosen. */
  typed: string;
  onChange(lead: Person | undefined, typed: string): void;
  fault?: string | undefined;
}

interface PeopleProps {
  id: string;
  people: readonly FoundPerson[];
  active: number;
  onChoose(person: FoundPerson): void;
}

function People({ id, people, active, onChoose }: PeopleProps): React.ReactElement {
  const words = useWords().action;
  const classes = useClasses();
  const roomy = useWidth() === 'narrow' ? classes.roomy : '';
  return (
    <ul id={id} role="listbox" aria-label={words.lead.suggestions} className={classes.list}>
      {people.map((person, index) => (
        <li
          key={person.login}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={`${classes.option} ${roomy} ${index === active ? classes.active : ''}`}
          // Pressing must not take the keyboard out of the field before the choice is made.
          onMouseDown={event => event.preventDefault()}
          onClick={() => onChoose(person)}
        >
          <div className={classes.name}>{person.name}</div>
          <div className={classes.about}>{[person.jobTitle, person.email].filter(text => text !== '').join(' · ')}</div>
        </li>
      ))}
    </ul>
  );
}

/**
 * Finds the lead by name among the organisation's people: a combo box with a list.
 *
 * It is not Fluent's people picker (8.125.7): the list box of that holds a status, which axe refuses
 * (aria-required-children); Tab, and Enter just after a letter, choose somebody; a chosen person leaves the label
 * without a control; and it costs 27 KB gzip.
 */
export function LeadField({ lead, typed, onChange, fault }: LeadFieldProps): React.ReactElement {
  const all = useWords();
  const app = useApp();
  const classes = useClasses();
  const words = all.action.lead;
  const mounted = useIsMounted();
  const [search, setSearch] = React.useState<Search>({ kind: 'idle' });
  const [asked, setAsked] = React.useState('');
  const [active, setActive] = React.useState(0);
  const people = search.kind === 'found' ? search.people : [];
  const open = people.length > 0;

  React.useEffect(() => {
    if (asked.trim().length < 2) return undefined;
    let overtaken = false;
    const timer = setTimeout(() => {
      setSearch({ kind: 'searching' });
      void app.findPeople(asked.trim()).then(found => {
        if (overtaken) return;
        setActive(0);
        setSearch(found.ok ? { kind: 'found', people: found.value } : { kind: 'failed', failure: found.failure });
      });
    }, pause);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [app, asked]);

  const type = (text: string): void => {
    setSearch({ kind: 'idle' });
    setAsked(text);
    onChange(undefined, text);
  };
  const choose = async (person: FoundPerson): Promise<void> => {
    setAsked('');
    setSearch({ kind: 'admitting', name: person.name });
    onChange(undefined, person.name);
    const admitted = await app.ensurePerson(person);
    if (!mounted.current) return;
    setSearch(admitted.ok ? { kind: 'idle' } : { kind: 'failed', failure: admitted.failure });
    if (admitted.ok) onChange(admitted.value, '');
  };
  const press = (event: React.KeyboardEvent): void => {
    if (!open) return;
    const person = people[active];
    if (event.key === 'ArrowDown') setActive((active + 1) % people.length);
    else if (event.key === 'ArrowUp') setActive((active + people.length - 1) % people.length);
    else if (event.key === 'Enter' && person) void choose(person);
    // Escape closes the list; the panel behind it must not hear of it.
    else if (event.key === 'Escape') setSearch({ kind: 'idle' });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const nobody = search.kind === 'found' && !open;
  const said =
    search.kind === 'admitting'
      ? words.admitting(search.name)
      : search.kind === 'searching'
        ? words.searching
        : nobody
          ? words.nobody
          : (lead?.email ?? '');
  return (
    <div>
      <Field
        label={all.action.fields.lead}
        hint={words.placeholder}
        fault={fault}
        note={
          said !== '' && (
            <div className={classes.note} role="status">
              {said}
            </div>
          )
        }
      >
        {wiring => (
          <div className={classes.root}>
            <input
              type="text"
              autoComplete="off"
              {...wiring}
              value={lead?.name ?? typed}
              onChange={event => type(event.target.value)}
              onKeyDown={press}
              onBlur={() => {
                if (open) setSearch({ kind: 'idle' });
              }}
              role="combobox"
              aria-autocomplete="list"
              aria-expanded={open}
              aria-controls={open ? `${wiring.id}-list` : undefined}
              aria-activedescendant={open ? `${wiring.id}-list-${active}` : undefined}
            />
            {open && (
              <People
                id={`${wiring.id}-list`}
                people={people}
                active={active}
                onChoose={person => void choose(person)}
              />
            )}
            <span className={classes.hidden} role="status">
              {open ? words.found(people.length) : ''}
            </span>
          </div>
        )}
      </Field>
      {search.kind === 'failed' && <FailureMessage failure={search.failure} doing="findPeople" compact />}
    </div>
  );
}
