import type { Brag } from '../../../model/action';
import type { CalendarDate } from '../../../model/values';
import { choices } from './choices';
import { actions, counted, number, people, plural } from './counts';
import { dates } from './dates';

/** The text symbols that come nearest to the BRAG shapes and that every font has. */
const shapes: Readonly<Record<Brag, string>> = { Blue: '■', Red: '⬢', Amber: '▲', Green: '●', Grey: '○' };

/** The texts inside a post. */
const card = {
  brag: (brag: Brag): string => `${shapes[brag]} ${choices.brag[brag]}`,
  action: (number: string): string => (number === '' ? 'the action' : `action ${number}`),
  area: (ref: string, title: string): string => (ref === '' ? title : `${ref}. ${title}`),
  aboutUpdate: (number: string): string => (number === '' ? 'Action plan update' : `Update on action ${number}`),
  aboutAction: (number: string): string => (number === '' ? 'From the action plan' : `Action ${number} of the plan`),
  aboutActions: (count: number): string => `${actions(count)} of the plan`,
  aboutReminder: (count: number): string => `Updates owed: ${actions(count)}`,
  reminder: 'An update is owed on these actions. Please add yours.',
  barrier: 'Barrier or help needed',
  due: 'Due',
  lead: 'Lead',
  stage: 'Stage',
  dueOn: (date: CalendarDate): string => `Due ${dates.long(date)}`,
  noLead: 'No lead yet',
  open: (number: string): string => (number === '' ? 'Open the action' : `Open action ${number}`),
  openPlan: 'Open the plan',
  inSharePoint: (number: string): string =>
    number === '' ? 'The action in SharePoint' : `Action ${number} in SharePoint`,
  planInSharePoint: 'The plan in SharePoint',
  restOfActions: (count: number): string =>
    `And ${counted(count, { one: 'more action', other: 'more actions' })}: open the plan to see ${plural(count, { one: 'it', other: 'them' })}.`,
  restOfText: 'This is longer than a post can be. The rest is in the plan.'
};

/** The texts of the post dialog. */
export const post = {
  card,

  post: 'Post to Teams…',
  share: 'Share in Teams…',
  shareAction: 'Share this action…',
  shareThese: (count: number): string =>
    `Share ${plural(count, { one: 'this action', other: `these ${actions(count)}` })}…`,
  remind: 'Remind those who owe an update…',
  commands: 'Share and remind',
  postedIn: (channel: string): string => (channel === '' ? 'Posted in Teams' : `Posted in ${channel}`),
  replies: (count: number, more: boolean): string =>
    more ? `${number(count)} replies or more` : counted(count, { one: 'reply', other: 'replies' }),
  notPosted: 'Not posted yet.',
  mayBePosted: 'This may have been posted.',
  linkNotKept: 'Posted, but the link is not kept here yet.',
  goOn: 'Go on with the post…',
  opening: 'Opening…',

  title: { post: 'Post to Teams', share: 'Share in Teams', remind: 'Remind in Teams' },
  as: (name: string): string => `It goes out as you, ${name}, when you choose Post.`,
  onlyYou: 'Nothing is sent until you choose how.',
  preview: 'How it will look',
  previewText: 'What is shared',
  begun: (command: string): string => `${command} (a draft is kept)`,
  previewIn: (channel: string): string => `How it will look in ${channel}`,
  now: 'Now',
  close: 'Close',
  cancel: 'Cancel',
  done: 'Done',
  send: 'Post',
  sending: 'Posting…',
  sendAgain: 'Post it again',
  sendWithout: (names: readonly string[]): string =>
    names.length === 0 ? 'Post without mentions' : `Post without mentioning ${names.join(', ')}`,
  sent: (channel: string): string => `Posted in ${channel}`,
  sentWhat: 'Everybody in the channel can see it and answer.',
  openPost: 'Open the post in Teams',
  discard: 'Discard this draft',
  kept: 'Close this whenever you like: what you wrote is kept on this device until you post or discard it.',

  restored: (reason: string): string => `Not posted yet. ${reason}`,
  wait: (seconds: number): string => `Post (in ${seconds} s)`,

  unsureTitle: 'It may have been posted',
  unsureWhat:
    'The answer from Teams never came. Look in the channel before you post it again. Nothing is sent by itself.',
  openChannel: 'Open the channel in Teams',
  lookAgain: 'Look again for me',
  looking: 'Looking…',
  notFound: 'It is not among the newest posts of the channel.',
  cannotLook: 'The action plan may not read this channel, so only you can look.',
  isThere: 'It is there',

  channel: 'Channel',
  channelHint: 'Everybody who can read the channel sees the post.',
  channelOf: (name: string, team: string): string => (team === '' ? name : `${name} (${team})`),
  thisTab: (name: string): string => `${name}, the channel of this tab`,
  planChannel: (name: string): string => `${name}, the plan’s channel`,
  another: 'Another channel…',
  noChannel: 'Choose where it goes',
  team: 'Team',
  chooseTeam: 'Choose a team',
  chooseChannel: 'Choose a channel',
  loadingTeams: 'Asking for your teams…',
  loadingChannels: 'Asking for the channels…',
  noTeams: 'You are in no team.',
  pasteLink: 'Or paste a link to the channel',
  pasteHint: 'In Teams: the channel’s … menu, then “Get link to channel”.',
  badLink: 'This is not a link to a channel. It begins with https://teams.microsoft.com/l/channel/',
  chooseFirst: 'Choose a channel first.',
  keepChannel: 'Make it the plan’s channel',
  keepingChannel: 'Keeping…',
  channelKept: 'Kept: it is the plan’s channel for everybody now.',

  message: 'Your message',
  messageHint: 'Above the card, if you like. Name no child or family.',
  words: 'What the card says',
  wordsHint: 'Your update stays as it is; here you can shorten it for the channel.',
  actionWordsHint: 'The latest update. You can change it for the channel, or leave it out.',
  withBarrier: 'Say what is in the way',
  which: 'Actions on the card',
  mention: 'Mention',
  mentionHint: 'They are told in Teams. Type a name.',
  mentionFound: (count: number): string =>
    count === 0 ? 'Nobody of this team found.' : `${people(count)} found. Use the arrow keys to choose.`,
  suggestions: 'People of the team',
  mentionOne: (name: string): string => `Mention ${name}`,
  unmention: (name: string): string => `Don’t mention ${name}`,
  mentioned: 'Mentioned',
  tooMany: (limit: number): string => `A post mentions ${limit} people at most.`,
  notInTeam: (names: readonly string[]): string => `Not in this team, so not mentioned: ${names.join(', ')}.`,
  noMentions:
    'People can’t be mentioned here: the action plan may not read who is in the team. Write their names in your message.',
  shortened: 'A post has no room for all of it. What you see on the right is what goes out, with a link to the rest.',
  tooLarge: 'This is more than a post takes. Shorten your message, or mention fewer people.',

  otherWays: 'Other ways to share',
  off: 'Posting straight into a channel is switched off here. These ways need no permission of anybody.',
  dialog: 'Share in Teams',
  dialogWhat: 'Teams asks for the chat or channel, with your words filled in.',
  page: 'Open Teams to share',
  pageWhat: 'A page of Teams opens in a new window, with your words filled in.',
  pageLong: 'Your words are too many for the page’s address, so they are copied first: paste them into the message.',
  copy: 'Copy it',
  copyWhat: 'Paste it into a chat, a channel or an e-mail.',
  copied: 'Copied. Paste it where you like.',
  notCopied: 'This browser did not allow copying. The text below is selected: copy it by hand.',
  byHand: 'The whole text',
  sharedDone: 'Shared. Your words are still here until you choose Done.',
  notShared: 'It was not shared. Your words are still here.',

  guardStop: 'Take it out of the post. A channel is no place for it, and nothing is sent until it is gone.',
  guardStopElsewhere:
    'It stands in the plan itself and can’t be taken out here. Leave the action out, or put it right in the plan first.',
  guardWarn: 'If it does, take it out. If it doesn’t, post it as it stands.',
  postAnyway: 'Post anyway',
  guardPassed: 'You chose to post this as it stands.'
};
