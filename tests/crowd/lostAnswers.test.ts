import { lostAnswers } from './lostAnswers';

const count = 10_000;

test('updates whose every answer is lost are each made once', async () => {
  const { seconds: _, ...counts } = await lostAnswers(count);
  expect(counts).toEqual({ typed: count, acknowledged: count, lostAnswers: count, rows: count, doubled: 0 });
}, 300_000);
