/** Texts for a site without a plan. */
export const entrance = {
  setUpTitle: 'Set up the action plan',
  setUpBody:
    'This site has no lists for an action plan yet. You own the site, so you can make them: you see what will be made before anything is.',
  setUpButton: 'Set up this site',
  noPlanTitle: 'There is no plan on this site yet',
  noPlanBody: 'The lists are ready. Add a plan to begin.',
  addPlan: 'Add a plan',
  noPlanAsk: 'The lists are ready, and nobody has added a plan yet. Ask an owner of this site to add one.',
  checkAgain: 'Check again'
};
