import { retryTime } from '../../src/domain/retryAfter';

const now = Date.parse('2026-06-29T12:00:00Z');

test.each([
  ['seconds', '90', '2026-06-29T12:01:30.000Z'],
  ['a date', 'Mon, 29 Jun 2026 13:00:00 GMT', '2026-06-29T13:00:00.000Z'],
  ['anything else', 'soon', undefined],
  ['nothing', null, undefined]
])('a Retry-After that holds %s', (_, header, time) => {
  expect(retryTime(header, now)).toBe(time);
});
