import { access } from './access';
import { action } from './action';
import { choices } from './choices';
import { common } from './common';
import { controls } from './controls';
import { dates } from './dates';
import { drafts } from './drafts';
import { entrance } from './entrance';
import { failure } from './failure';
import { fields } from './fields';
import { guard } from './guard';
import { myActions } from './myActions';
import { outbox } from './outbox';
import { plan } from './plan';
import { post } from './post';
import { scorecard } from './scorecard';
import { setUp } from './setUp';
import { teams } from './teams';

/** All texts of the app, in English. */
export const english = {
  access,
  action,
  choices,
  common,
  controls,
  dates,
  drafts,
  entrance,
  failure,
  fields,
  guard,
  myActions,
  outbox,
  plan,
  post,
  scorecard,
  setUp,
  teams
};
