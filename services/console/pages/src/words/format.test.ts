import { describe, expect, it } from 'vitest';
import { minor, money, span } from './format';

describe('money', () => {
  it.each([
    [97_840_000, '¥97.84'],
    [74_621_500, '¥74.6215'],
    [-1, '−¥0.000001'],
    [0, '¥0.00'],
    [100_000_000, '¥100.00'],
    ['9007199254740993000000', '¥9,007,199,254,740,993.00'],
  ])('%s micros are %s', (micros, shown) => expect(money(micros, 'CNY')).toBe(shown));
});

describe('minor', () => {
  it('knows how many digits a currency has', () => {
    expect([minor(25461, 'CNY'), minor(500, 'JPY')]).toEqual(['¥254.61', '¥500']);
  });
});

describe('span', () => {
  it.each([
    [7_505_000, '2 h 5 min'],
    [59_000, '59 s'],
    [0, '0 s'],
  ])('%s ms are %s', (ms, shown) => expect(span(ms)).toBe(shown));
});
