define([], function () {
  return {
    FirstPlan: 'The first plan of this site',
    GroupName: 'What to show',
    PlanLabel: 'Plan',
    TitleLabel: 'Title',
    TitleDescription: "Leave empty to show the plan's own title."
  };
});
