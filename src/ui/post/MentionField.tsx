import * as React from 'react';
import type { Member } from '../../domain/post';
import { mentionLimit } from '../../domain/post';
import { Button } from '../controls/Button';
import { Field } from '../forms/Field';
import { Glyph } from '../icons';
import { useWidth } from '../layout/useWidth';
import { focusRing, hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import type { Team } from './useTeam';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'flex', flexDirection: 'column', gap: 8 },
  combo: { position: 'relative' },
  list: {
    position: 'absolute',
    zIndex: 1,
    left: 0,
    right: 0,
    top: '100%',
    margin: '2px 0 0',
    padding: 4,
    listStyle: 'none',
    background: tokens.page,
    border: `1px solid ${tokens.edge}`,
    borderRadius: 4,
    boxShadow: theme.effects.elevation16,
    maxHeight: 240,
    overflowY: 'auto'
  },
  option: {
    padding: '6px 8px',
    borderRadius: 3,
    cursor: 'pointer',
    lineHeight: 20,
    color: tokens.text,
    overflowWrap: 'anywhere'
  },
  active: { background: tokens.hover, outline: `1px solid ${tokens.accent}`, outlineOffset: '-1px' },
  mail: { color: tokens.quiet, fontSize: theme.fonts.small.fontSize },
  chips: { display: 'flex', flexWrap: 'wrap', gap: 6, margin: 0, padding: 0, listStyle: 'none' },
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    borderRadius: 16,
    border: `1px solid ${tokens.line}`,
    background: tokens.selected,
    color: tokens.text,
    paddingLeft: 12,
    lineHeight: 20,
    maxWidth: '100%',
    overflowWrap: 'anywhere'
  },
  remove: [
    focusRing(tokens, true),
    {
      border: 0,
      background: 'none',
      color: tokens.text,
      cursor: 'pointer',
      width: 30,
      height: 30,
      borderRadius: '50%',
      padding: 0,
      display: 'inline-flex',
      alignItems: 'center',
      justifyContent: 'center',
      flexShrink: 0,
      selectors: { ':hover': { background: tokens.hover } }
    }
  ],
  roomy: { width: 44, height: 44 },
  quick: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 4,
    selectors: { '> button': { whiteSpace: 'normal', textAlign: 'left' } }
  },
  note: { margin: 0, color: tokens.quiet, fontSize: theme.fonts.small.fontSize, lineHeight: 16 },
  hidden
}));

/** More would hide the rest of the form. */
const shownAtMost = 8;

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

function matching(members: readonly Member[], typed: string, chosen: readonly Member[]): readonly Member[] {
  const words = folded(typed)
    .split(/\s+/)
    .filter(word => word !== '');
  if (words.length === 0) return [];
  return members
    .filter(
      member =>
        !chosen.some(one => one.id === member.id) &&
        words.every(word => folded(`${member.name} ${member.email}`).includes(word))
    )
    .slice(0, shownAtMost);
}

interface MentionFieldProps {
  team: Team;
  /** The e-mail address of whoever posts: they needn't mention themselves. */
  me: string;
  onChange(mentions: readonly Member[]): void;
}

/**
 * Whom to mention: chips, the action's lead, and anybody else of the team by name. It is not Fluent's people picker for
 * the reasons given at `LeadField`.
 */
export function MentionField({ team, me, onChange }: MentionFieldProps): React.ReactElement | null {
  const words = useWords().post;
  const classes = useClasses();
  const roomy = useWidth() === 'narrow' ? classes.roomy : '';
  const input = React.useRef<HTMLInputElement>(null);
  const [typed, setTyped] = React.useState('');
  const [active, setActive] = React.useState(0);
  const { mentioned, members, leads, absent } = team;
  const found = matching(members, typed, mentioned);
  const open = found.length > 0;

  if (team.state === 'none') return null;
  if (team.state === 'failed') return <p className={classes.note}>{words.noMentions}</p>;

  const choose = (member: Member): void => {
    onChange([...mentioned, member]);
    setTyped('');
    setActive(0);
    input.current?.focus();
  };
  const remove = (member: Member): void => {
    onChange(mentioned.filter(one => one.id !== member.id));
    input.current?.focus();
  };
  const press = (event: React.KeyboardEvent): void => {
    const member = found[active];
    if (event.key === 'Backspace' && typed === '') {
      const last = mentioned[mentioned.length - 1];
      if (last) remove(last);
      return;
    }
    if (!open) return;
    if (event.key === 'ArrowDown') setActive((active + 1) % found.length);
    else if (event.key === 'ArrowUp') setActive((active + found.length - 1) % found.length);
    else if (event.key === 'Enter' && member) choose(member);
    // Escape closes the list; the dialog around it must not hear of it.
    else if (event.key === 'Escape') setTyped('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const atHand = leads
    .filter(lead => lead.email.toLowerCase() !== me.toLowerCase() && !mentioned.some(one => one.id === lead.id))
    .slice(0, 3);
  const tooMany = mentioned.length > mentionLimit;

  return (
    <div className={classes.root}>
      <Field label={words.mention} hint={words.mentionHint} fault={tooMany ? words.tooMany(mentionLimit) : undefined}>
        {wiring => (
          <div className={classes.combo}>
            <input
              ref={input}
              type="text"
              autoComplete="off"
              {...wiring}
              value={typed}
              onChange={event => {
                setTyped(event.target.value);
                setActive(0);
              }}
              onKeyDown={press}
              role="combobox"
              aria-autocomplete="list"
              aria-expanded={open}
              aria-controls={open ? `${wiring.id}-list` : undefined}
              aria-activedescendant={open ? `${wiring.id}-list-${String(active)}` : undefined}
            />
            {open && (
              <ul id={`${wiring.id}-list`} className={classes.list} role="listbox" aria-label={words.suggestions}>
                {found.map((member, index) => (
                  <li
                    key={member.id}
                    id={`${wiring.id}-list-${String(index)}`}
                    role="option"
                    aria-selected={index === active}
                    className={`${classes.option} ${index === active ? classes.active : ''}`}
                    // Before the field loses the keyboard.
                    onMouseDown={event => {
                      event.preventDefault();
                      choose(member);
                    }}
                  >
                    <div>{member.name}</div>
                    <div className={classes.mail}>{member.email}</div>
                  </li>
                ))}
              </ul>
            )}
            <span className={classes.hidden} role="status">
              {typed.trim() === '' ? '' : words.mentionFound(found.length)}
            </span>
          </div>
        )}
      </Field>
      {mentioned.length > 0 && (
        <ul className={classes.chips} aria-label={words.mentioned}>
          {mentioned.map(member => (
            <li key={member.id} className={classes.chip}>
              {member.name}
              <button
                type="button"
                className={`${classes.remove} ${roomy}`}
                aria-label={words.unmention(member.name)}
                onClick={() => remove(member)}
              >
                <Glyph name="Cancel" size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {atHand.length > 0 && (
        <div className={classes.quick}>
          {atHand.map(lead => (
            <Button key={lead.id} look="quiet" sign="Add" onClick={() => choose(lead)}>
              {words.mentionOne(lead.name)}
            </Button>
          ))}
        </div>
      )}
      {absent.length > 0 && (
        <p className={classes.note} role="status">
          {words.notInTeam(absent)}
        </p>
      )}
    </div>
  );
}
