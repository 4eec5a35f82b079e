import * as React from 'react';
import type { PostingPorts } from '../../app/posting';
import type { Failure } from '../../domain/failure';
import type { Result } from '../../domain/failure';
import type { Channel, Team } from '../../domain/post';
import { FaultLine, useStableId } from '../controls/Field';
import { SelectBox } from '../controls/SelectBox';
import { TextBox } from '../controls/TextBox';
import { FailureMessage } from '../failure/FailureMessage';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(tokens => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: 12,
    margin: 0,
    padding: 12,
    borderRadius: 4,
    border: `1px solid ${tokens.rule}`,
    minWidth: 0
  },
  legend: { padding: '0 4px', fontWeight: 600 },
  note: { margin: 0, color: tokens.quiet }
}));

type Asked<T> = { kind: 'asking' } | { kind: 'failed'; failure: Failure } | { kind: 'ready'; all: readonly T[] };

/** Asks once for every change of `key`; undefined asks for nothing. */
function useAsked<T>(
  key: string | undefined,
  ask: () => Promise<Result<readonly T[]>>
): { asked: Asked<T>; again(): void } {
  const [asked, setAsked] = React.useState<Asked<T>>({ kind: 'asking' });
  const [turn, setTurn] = React.useState(0);
  const latest = React.useRef(ask);
  latest.current = ask;
  React.useEffect(() => {
    if (key === undefined) return undefined;
    let wanted = true;
    setAsked({ kind: 'asking' });
    void latest.current().then(found => {
      if (wanted) setAsked(found.ok ? { kind: 'ready', all: found.value } : { kind: 'failed', failure: found.failure });
    });
    return () => {
      wanted = false;
    };
  }, [key, turn]);
  return { asked, again: () => setTurn(turn + 1) };
}

interface ChannelChooserProps {
  ports: PostingPorts;
  onChoose(channel: Channel): void;
  fault: string | undefined;
}

/** A channel of one of the person's teams, or of a link that they paste where the teams can't be asked for. */
export function ChannelChooser({ ports, onChoose, fault }: ChannelChooserProps): React.ReactElement {
  const words = useWords().post;
  const classes = useClasses();
  const faultId = useStableId('apChannelFault');
  const [team, setTeam] = React.useState<Team>();
  const [link, setLink] = React.useState('');
  const teams = useAsked('teams', () => ports.messages.joinedTeams());
  const channels = useAsked<Channel>(team?.id, () =>
    team ? ports.messages.channels(team) : Promise.resolve({ ok: true, value: [] })
  );
  const pasted = ports.channelOf(link);

  const paste = (text: string): void => {
    setLink(text);
    const channel = ports.channelOf(text);
    if (channel) onChoose(channel);
  };

  return (
    <fieldset className={classes.root} aria-describedby={fault === undefined ? undefined : faultId}>
      <legend className={classes.legend}>{words.noChannel}</legend>
      {fault !== undefined && <FaultLine id={faultId}>{fault}</FaultLine>}
      {teams.asked.kind === 'asking' && (
        <p className={classes.note} role="status">
          {words.loadingTeams}
        </p>
      )}
      {teams.asked.kind === 'failed' && (
        <FailureMessage failure={teams.asked.failure} doing="readTeams" compact onRetry={teams.again} />
      )}
      {teams.asked.kind === 'ready' &&
        (teams.asked.all.length === 0 ? (
          <p className={classes.note}>{words.noTeams}</p>
        ) : (
          <SelectBox
            label={words.team}
            value={team?.id ?? ''}
            onChange={id =>
              setTeam(teams.asked.kind === 'ready' ? teams.asked.all.find(one => one.id === id) : undefined)
            }
            options={[
              { value: '', text: words.chooseTeam },
              ...teams.asked.all.map(one => ({ value: one.id, text: one.name }))
            ]}
          />
        ))}
      {team && channels.asked.kind === 'asking' && (
        <p className={classes.note} role="status">
          {words.loadingChannels}
        </p>
      )}
      {team && channels.asked.kind === 'failed' && (
        <FailureMessage failure={channels.asked.failure} doing="readTeams" compact onRetry={channels.again} />
      )}
      {team && channels.asked.kind === 'ready' && (
        <SelectBox
          label={words.channel}
          value=""
          options={[
            { value: '', text: words.chooseChannel },
            ...channels.asked.all.map(one => ({ value: one.channelId, text: one.name }))
          ]}
          onChange={id => {
            const chosen =
              channels.asked.kind === 'ready' ? channels.asked.all.find(one => one.channelId === id) : undefined;
            if (chosen) onChoose(chosen);
          }}
        />
      )}
      <TextBox
        label={words.pasteLink}
        hint={words.pasteHint}
        value={link}
        limit={2000}
        onChange={paste}
        fault={link !== '' && !pasted ? words.badLink : undefined}
      />
    </fieldset>
  );
}
