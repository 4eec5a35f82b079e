'use strict';

const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * The files of tests that make the most promises, in the order in which they run, before all others.
 *
 * Jest runs everything in one process on two cores, and each file leaves an `AsyncLocalStorage` of its own alive there,
 * so that every promise of a later file costs more: the model's 20,000 schedules take seconds in the first file and
 * many minutes in the last one.
 */
const first = ['sync/model/', 'crowd/', 'crash', 'data/setUpFaults', 'data/access', 'data/session'];

const place = test => {
  const index = first.findIndex(part => test.path.includes(part));
  return index === -1 ? first.length : index;
};

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => place(a) - place(b));
  }
};
