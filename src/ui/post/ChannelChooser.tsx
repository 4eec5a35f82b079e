import * as React from 'react';
import type { PostingPorts } from '../../app/posting';
import type { Failure, Result } from '../../domain/failure';
import type { Channel, Team } from '../../domain/post';
import { FaultLine, useStableId } from '../forms/Field';
import { SelectBox } from '../forms/SelectBox';
import { TextBox } from '../forms/TextBox';
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

type Request<T> = { kind: 'loading' } | { kind: 'failed'; failure: Failure } | { kind: 'ready'; all: readonly T[] };

/** Sends the request once for each value of `key`. An undefined key sends none. */
function useRequest<T>(
  key: string | undefined,
  send: () => Promise<Result<readonly T[]>>
): { request: Request<T>; retry(): void } {
  const [request, setRequest] = React.useState<Request<T>>({ kind: 'loading' });
  const [attempt, setAttempt] = React.useState(0);
  const latest = React.useRef(send);
  latest.current = send;
  React.useEffect(() => {
    if (key === undefined) return undefined;
    let wanted = true;
    setRequest({ kind: 'loading' });
    void latest.current().then(found => {
      if (wanted)
        setRequest(found.ok ? { kind: 'ready', all: found.value } : { kind: 'failed', failure: found.failure });
    });
    return () => {
      wanted = false;
    };
  }, [key, attempt]);
  return { request, retry: () => setAttempt(attempt + 1) };
}

interface ChannelChooserProps {
  ports: PostingPorts;
  onChoose(channel: Channel): void;
  fault: string | undefined;
}

/** Chooses a channel from the person's teams, or from a pasted link where the teams can't be read. */
export function ChannelChooser({ ports, onChoose, fault }: ChannelChooserProps): React.ReactElement {
  const words = useWords().post;
  const classes = useClasses();
  const faultId = useStableId('apChannelFault');
  const [team, setTeam] = React.useState<Team>();
  const [link, setLink] = React.useState('');
  const teams = useRequest('teams', () => ports.messages.joinedTeams());
  const channels = useRequest<Channel>(team?.id, () =>
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
      {teams.request.kind === 'loading' && (
        <p className={classes.note} role="status">
          {words.loadingTeams}
        </p>
      )}
      {teams.request.kind === 'failed' && (
        <FailureMessage failure={teams.request.failure} doing="readTeams" compact onRetry={teams.retry} />
      )}
      {teams.request.kind === 'ready' &&
        (teams.request.all.length === 0 ? (
          <p className={classes.note}>{words.noTeams}</p>
        ) : (
          <SelectBox
            label={words.team}
            value={team?.id ?? ''}
            onChange={id =>
              setTeam(teams.request.kind === 'ready' ? teams.request.all.find(one => one.id === id) : undefined)
            }
            options={[
              { value: '', text: words.chooseTeam },
              ...teams.request.all.map(one => ({ value: one.id, text: one.name }))
            ]}
          />
        ))}
      {team && channels.request.kind === 'loading' && (
        <p className={classes.note} role="status">
          {words.loadingChannels}
        </p>
      )}
      {team && channels.request.kind === 'failed' && (
        <FailureMessage failure={channels.request.failure} doing="readTeams" compact onRetry={channels.retry} />
      )}
      {team && channels.request.kind === 'ready' && (
        <SelectBox
          label={words.channel}
          value=""
          options={[
            { value: '', text: words.chooseChannel },
            ...channels.request.all.map(one => ({ value: one.channelId, text: one.name }))
          ]}
          onChange={id => {
            const chosen =
              channels.request.kind === 'ready' ? channels.request.all.find(one => one.channelId === id) : undefined;
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
