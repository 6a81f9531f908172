import { beforeAll, describe, expect, it, vi } from 'vitest';

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => 'en', setItem: () => undefined });
  vi.stubGlobal('document', { documentElement: { lang: '' } });
});

describe('money', () => {
  it.each([
    [97_840_000, '¥97.84'],
    [74_621_500, '¥74.6215'],
    [-1, '−¥0.000001'],
    [0, '¥0.00'],
    [100_000_000, '¥100.00'],
    ['9007199254740993000000', '¥9,007,199,254,740,993.00'],
  ])('%s micros are %s', async (micros, shown) => {
    const { money } = await import('./format');
    expect(money(micros, 'CNY')).toBe(shown);
  });
});

describe('minor', () => {
  it('knows how many digits a currency has', async () => {
    const { minor } = await import('./format');
    expect([minor(25461, 'CNY'), minor(500, 'JPY')]).toEqual(['¥254.61', '¥500']);
  });
});

describe('span', () => {
  it.each([
    [7_505_000, '2 h 5 min'],
    [59_000, '59 s'],
    [0, '0 s'],
  ])('%s ms are %s', async (ms, shown) => {
    const { span } = await import('./format');
    expect(span(ms)).toBe(shown);
  });
});
