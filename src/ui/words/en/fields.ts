import { entities } from '../../../model';
import { labelsOf } from '../../../model/entity';

/** The labels of all fields, by list. They come from the model's declarations. */
export const fields = {
  plans: labelsOf(entities.plans),
  inspections: labelsOf(entities.inspections),
  evaluations: labelsOf(entities.evaluations),
  areas: labelsOf(entities.areas),
  actions: labelsOf(entities.actions),
  updates: labelsOf(entities.updates)
};
