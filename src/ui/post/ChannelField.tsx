import { known } from '../../model/values';
import * as React from 'react';
import type { PostingPorts } from '../../app/posting';
import { savePlanChannel } from '../../app/posting';
import type { Failure } from '../../domain/failure';
import type { PlanContent } from '../../domain/plan';
import type { Channel } from '../../domain/post';
import { useApp } from '../AppContext';
import { Button } from '../controls/Button';
import { useIsMounted } from '../controls/focus';
import { SelectBox } from '../forms/SelectBox';
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

/** The channels to suggest, each once, labelled with how they relate to the plan. */
function suggestedChannels(
  ports: PostingPorts,
  content: PlanContent,
  chosen: Channel | undefined,
  inTab: boolean,
  words: Words['post']
): { channel: Channel; text: string }[] {
  const planLink = known(content.plan.channel)?.url;
  const plans = planLink === undefined ? undefined : ports.channelOf(planLink);
  const named = plans && { ...plans, name: known(content.plan.channel)?.text || plans.name };
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
  /** The error message for the choice. */
  fault: string | undefined;
}

/** The channel to post to: a suggested channel, or any channel of the person's teams. */
export function ChannelField({ ports, content, channel, onChange, fault }: ChannelFieldProps): React.ReactElement {
  const words = useWords().post;
  const app = useApp();
  const classes = useClasses();
  const mounted = useIsMounted();
  const [choosing, setChoosing] = React.useState(false);
  const [saving, setSaving] = React.useState<'no' | 'now' | 'saved'>('no');
  const [failure, setFailure] = React.useState<Failure>();
  const offered = suggestedChannels(ports, content, channel, app.hostKind === 'channelTab', words);
  const open = choosing || offered.length === 0;
  const planLink = known(content.plan.channel)?.url;
  const isPlans = planLink !== undefined && sameChannel(ports.channelOf(planLink), channel);

  const saveAsPlanChannel = async (): Promise<void> => {
    if (!channel || saving === 'now') return;
    setSaving('now');
    setFailure(undefined);
    const saved = await savePlanChannel(app, ports, channel);
    if (!mounted.current) return;
    setSaving(saved.ok ? 'saved' : 'no');
    if (!saved.ok) setFailure(saved.failure);
  };
  const choose = (chosen: Channel): void => {
    setChoosing(false);
    setSaving('no');
    onChange(chosen);
  };

  return (
    <div className={classes.root}>
      {offered.length > 0 && (
        <SelectBox
          label={words.channel}
          hint={words.channelHint}
          fault={open ? undefined : fault}
          value={choosing ? 'another' : (channel?.channelId ?? 'another')}
          options={[
            ...offered.map(one => ({ value: one.channel.channelId, text: one.text })),
            { value: 'another', text: words.another }
          ]}
          onChange={value => {
            const one = offered.find(candidate => candidate.channel.channelId === value);
            if (one) choose(one.channel);
            else setChoosing(true);
          }}
        />
      )}
      {open && <ChannelChooser ports={ports} onChoose={choose} fault={fault} />}
      {content.rights.managePlan && channel && !open && !isPlans && saving !== 'saved' && (
        <span className={classes.start}>
          <Button look="quiet" sign="CheckMark" onClick={() => void saveAsPlanChannel()}>
            {saving === 'now' ? words.keepingChannel : words.keepChannel}
          </Button>
        </span>
      )}
      {saving === 'saved' && (
        <p className={classes.note} role="status">
          {words.channelKept}
        </p>
      )}
      {failure && <FailureMessage failure={failure} doing="save" compact />}
    </div>
  );
}
