define([], function () {
  return {
    ChannelDescription:
      'Paste the link from Teams: the channel’s … menu, then “Get link to channel”. Left empty, the plan’s own channel is used, or the tab’s.',
    ChannelFault: 'This is not a link to a channel. It begins with https://teams.microsoft.com/l/channel/',
    ChannelLabel: 'Channel to post to',
    FirstPlan: 'The first plan of this site',
    GroupName: 'What to show',
    PlanLabel: 'Plan',
    PostingDescription:
      'Nothing is ever posted by itself: somebody chooses Post. It needs your Microsoft 365 administrator’s approval (ChannelMessage.Send), which SharePoint gives to every solution of your organisation.',
    PostingGroup: 'Posting to Teams',
    PostingLabel: 'Post updates straight into a channel',
    PostingOff: 'Off',
    PostingOn: 'On',
    TitleLabel: 'Title',
    TitleDescription: "Leave empty to show the plan's own title."
  };
});
