declare interface ActionPlanWebPartStrings {
  FirstPlan: string;
  GroupName: string;
  PlanLabel: string;
  TitleLabel: string;
  TitleDescription: string;
}

declare module 'ActionPlanWebPartStrings' {
  const strings: ActionPlanWebPartStrings;
  export = strings;
}
