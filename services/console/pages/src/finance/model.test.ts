import { describe, expect, it } from 'vitest';
import { bankRows, compare, pageOf } from './model';

describe('compare', () => {
  it('adds up to the cent: last + new - gone + changed = this', () => {
    const before = [
      { payee: 'worker:a', amountMinor: 1000, state: 'settled' as const },
      { payee: 'worker:b', amountMinor: 500, state: 'returned' as const },
      { payee: 'worker:c', amountMinor: 70, state: 'settled' as const },
    ];
    const now = [
      { payee: 'worker:a', amountMinor: 1301 },
      { payee: 'worker:b', amountMinor: 500 },
      { payee: 'worker:d', amountMinor: 9 },
    ];
    const found = compare(now, before);
    expect(found).toMatchObject({
      last: 1570,
      fresh: { payees: 1, minor: 9 },
      gone: { payees: 1, minor: 70 },
      changed: { payees: 1, minor: 301 },
      current: 1810,
    });
    expect(found.last + found.fresh.minor - found.gone.minor + found.changed.minor).toBe(found.current);
    expect(found.odd.map((one) => [one.payment.payee, one.why])).toEqual([
      ['worker:b', 'returned'],
      ['worker:a', 'up'],
      ['worker:d', 'new'],
    ]);
  });
});

describe('bankRows', () => {
  it('reads CSV with a head, semicolons and quotes, and NDJSON', () => {
    expect(bankRows('payment,outcome,amount,reference,reason\nCNY-1.worker:a,settled,680,B-1,\n"CNY-1.worker:b";returned;12;B-2;"no such account"\n')).toEqual([
      { payment: 'CNY-1.worker:a', outcome: 'settled', amountMinor: 680, reference: 'B-1' },
      { payment: 'CNY-1.worker:b', outcome: 'returned', amountMinor: 12, reference: 'B-2', reason: 'no such account' },
    ]);
    expect(bankRows('{"payment":"p","outcome":"settled"}')).toEqual([{ payment: 'p', outcome: 'settled' }]);
  });
});

describe('pageOf', () => {
  it.each([
    ['d-1.0.3#2', '/labels/d-1.0.3%232'],
    ['CNY-000001.worker:w1', '/payments/CNY-000001.worker%3Aw1'],
    ['CNY-000001', '/runs/CNY-000001'],
    ['site:s1', '/statements/site%3As1'],
    ['d-ab.0.3', '/units/d-ab.0.3'],
    [' yuanyang-1-101 ', '/statements/worker%3Ayuanyang-1-101'],
  ])('%s leads to %s', (id, page) => expect(pageOf(id)).toBe(page));
});
