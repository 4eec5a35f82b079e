declare interface ActionPlanWebPartStrings {
  ChannelDescription: string;
  ChannelFault: string;
  ChannelLabel: string;
  FirstPlan: string;
  GroupName: string;
  PlanLabel: string;
  PostingDescription: string;
  PostingGroup: string;
  PostingLabel: string;
  PostingOff: string;
  PostingOn: string;
  TitleLabel: string;
  TitleDescription: string;
}

declare module 'ActionPlanWebPartStrings' {
  const strings: ActionPlanWebPartStrings;
  export = strings;
}
