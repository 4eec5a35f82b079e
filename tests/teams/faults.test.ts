import { capabilities, faultKeys, faultsIn } from '../../teams/client/faults.ts';

test('without a word nothing goes wrong', () => {
  expect(faultsIn('?theme=dark')).toEqual({
    slow: 0,
    silent: new Set(),
    without: [],
    timeout: 30_000,
    lose: new Set()
  });
  expect(capabilities(faultsIn(''))).toEqual({
    pages: { tabs: {}, config: {}, backStack: {} },
    sharing: {},
    clipboard: {}
  });
});

test('capabilities are withheld with what is in them, and alone', () => {
  expect(capabilities(faultsIn('without=sharing,pages.backStack'))).toEqual({
    pages: { tabs: {}, config: {} },
    clipboard: {}
  });
  expect(capabilities(faultsIn('without=pages&without=clipboard'))).toEqual({ sharing: {} });
});

test.each(['slow=-1', 'slow=soon', 'slow=1e9', 'slow='])('%s is no time', query => {
  expect(faultsIn(query).slow).toBe(0);
});

test('what was set is told again by its keys', () => {
  const set = 'slow=3000&silent=getContext%2Cinitialize&without=sharing&timeout=5000&lose=subPageId';
  expect(new URLSearchParams(faultKeys(faultsIn(set))).toString()).toBe(set);
  expect(faultKeys(faultsIn(''))).toEqual({});
});
