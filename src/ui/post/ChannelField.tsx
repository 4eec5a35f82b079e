import * as React from 'react';
import type { PostingPorts } from '../../app/posting';
import { keepPlanChannel } from '../../app/posting';
import type { Failure } from '../../domain/failure';
import type { PlanContent } from '../../domain/plan';
import type { Channel } from '../../domain/post';
import { useApp } from '../AppContext';
import { Button } from '../controls/Button';
import { useIsMounted } from '../controls/focus';
import { SelectBox } from '../controls/SelectBox';
import { FailureMessage } from '../failure/FailureMessage';
import { stylesOf } from '../theme/useStyles';
import { ChannelChooser } from './ChannelChooser';
import type { Words } from '../words/words';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'flex', flexDirection: 'column', gap: 8 },
  start: {
    alignSelf: 'flex-start',
    marginLeft: -8,
    selectors: { '> button': { whiteSpace: 'normal', textAlign: 'left' } }
  },
  note: { margin: 0, color: tokens.quiet, fontSize: theme.fonts.small.fontSize, lineHeight: 16 }
}));

const sameChannel = (one: Channel | undefined, other: Channel | undefined): boolean =>
  one !== undefined && other !== undefined && one.teamId === other.teamId && one.channelId === other.channelId;

/** The channels that are at hand, each once, with what they are to this plan. */
function atHand(
  ports: PostingPorts,
  content: PlanContent,
  chosen: Channel | undefined,
  inTab: boolean,
  words: Words['post']
): { channel: Channel; text: string }[] {
  const planLink = content.plan.channel?.url;
  const plans = planLink === undefined ? undefined : ports.channelOf(planLink);
  const named = plans && { ...plans, name: content.plan.channel?.text || plans.name };
  const all: { channel: Channel; text: string }[] = [];
  const add = (channel: Channel | undefined, text: (channel: Channel) => string): void => {
    if (channel && !all.some(one => sameChannel(one.channel, channel))) all.push({ channel, text: text(channel) });
  };
  ports.ownChannels.forEach((channel, index) =>
    add(channel, one => (inTab && index === 0 ? words.thisTab(one.name) : words.channelOf(one.name, one.team)))
  );
  add(named, one => words.planChannel(one.name));
  add(chosen, one => words.channelOf(one.name, one.team));
  return all;
}

interface ChannelFieldProps {
  ports: PostingPorts;
  content: PlanContent;
  channel: Channel | undefined;
  onChange(channel: Channel): void;
  /** What is wrong with the choice, in words. */
  fault: string | undefined;
}

/** Where the post goes: what is at hand, or any channel of the person's teams. */
export function ChannelField({ ports, content, channel, onChange, fault }: ChannelFieldProps): React.ReactElement {
  const words = useWords().post;
  const app = useApp();
  const classes = useClasses();
  const mounted = useIsMounted();
  const [choosing, setChoosing] = React.useState(false);
  const [keeping, setKeeping] = React.useState<'no' | 'now' | 'kept'>('no');
  const [failure, setFailure] = React.useState<Failure>();
  const known = atHand(ports, content, channel, app.place === 'channelTab', words);
  const open = choosing || known.length === 0;
  const planLink = content.plan.channel?.url;
  const isPlans = planLink !== undefined && sameChannel(ports.channelOf(planLink), channel);

  const keep = async (): Promise<void> => {
    if (!channel || keeping === 'now') return;
    setKeeping('now');
    setFailure(undefined);
    const kept = await keepPlanChannel(app, ports, channel);
    if (!mounted.current) return;
    setKeeping(kept.ok ? 'kept' : 'no');
    if (!kept.ok) setFailure(kept.failure);
  };
  const choose = (chosen: Channel): void => {
    setChoosing(false);
    setKeeping('no');
    onChange(chosen);
  };

  return (
    <div className={classes.root}>
      {known.length > 0 && (
        <SelectBox
          label={words.channel}
          hint={words.channelHint}
          fault={open ? undefined : fault}
          value={choosing ? 'another' : (channel?.channelId ?? 'another')}
          options={[
            ...known.map(one => ({ value: one.channel.channelId, text: one.text })),
            { value: 'another', text: words.another }
          ]}
          onChange={value => {
            const one = known.find(candidate => candidate.channel.channelId === value);
            if (one) choose(one.channel);
            else setChoosing(true);
          }}
        />
      )}
      {open && <ChannelChooser ports={ports} onChoose={choose} fault={fault} />}
      {content.rights.managePlan && channel && !open && !isPlans && keeping !== 'kept' && (
        <span className={classes.start}>
          <Button look="quiet" sign="CheckMark" onClick={() => void keep()}>
            {keeping === 'now' ? words.keepingChannel : words.keepChannel}
          </Button>
        </span>
      )}
      {keeping === 'kept' && (
        <p className={classes.note} role="status">
          {words.channelKept}
        </p>
      )}
      {failure && <FailureMessage failure={failure} doing="save" compact />}
    </div>
  );
}
