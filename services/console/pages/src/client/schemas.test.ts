import { expect, it } from 'vitest';
import { microsOf, namesTyped, twice } from './schemas';

it.each([
  ['0.08', 80_000],
  ['12', 12_000_000],
  ['0.000001', 1],
  ['0.0000001', undefined],
  ['1,5', undefined],
  ['', undefined],
])('%s is %s micro-units', (amount, micros) => expect(microsOf(amount)).toBe(micros));

it('finds names that differ only in case or form', () => {
  expect(twice(namesTyped('cat\n dog \n\nCat'))).toBe('Cat');
  expect(twice(['é', 'e\u0301'])).toBe('e\u0301');
  expect(twice(['cat', 'dog'])).toBeUndefined();
});
