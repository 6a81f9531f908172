import { fetchJson, idempotencyKey } from '../lib/api';
import { problemIn, Refused } from '../lib/problem';
import type { components } from '../types/payout';

type Schemas = components['schemas'];
export type Run = Schemas['RunView'];
export type Payment = Schemas['PaymentView'];
export type Statement = Schemas['Statement'];
export type PaymentTrace = Schemas['PaymentTrace'];
export type LabelTrace = Schemas['LabelTrace'];
export type Balances = Schemas['TrialBalance'];
export type CountyPay = Schemas['CountyPay'];
export type Taken = Schemas['Taken'];

export interface Page<T> {
  items: T[];
  next?: string;
}

const API = '/api/payout/v1';
const JSON_BODY = { 'content-type': 'application/json' };
/** More payments than this are not compared on a page. */
const MOST_COMPARED = 20_000;

const part = encodeURIComponent;

export const currencies = ['CNY', 'USD', 'EUR', 'JPY'];

export function balances(currency: string): Promise<Balances> {
  return fetchJson(`${API}/balances?currency=${currency}`);
}

export function countyPay(currency: string): Promise<CountyPay[]> {
  return fetchJson(`${API}/counties/pay?currency=${currency}`);
}

export function runs(currency: string): Promise<Page<Run>> {
  return fetchJson(`${API}/pay-runs?currency=${currency}&limit=100`);
}

export function run(id: string): Promise<Run> {
  return fetchJson(`${API}/pay-runs/${part(id)}`);
}

export function answers(id: string): Promise<Record<string, number>> {
  return fetchJson(`${API}/pay-runs/${part(id)}/answers`);
}

export function makeRun(currency: string, key: string): Promise<Run> {
  const headers = { ...JSON_BODY, 'idempotency-key': key };
  return fetchJson(`${API}/pay-runs`, { method: 'POST', headers, body: JSON.stringify({ currency }) });
}

/** Approves what was shown: its hash and its total. */
export function approve(shown: Run): Promise<Run> {
  const { sha256, totalMinor } = shown.totals ?? {};
  const body = JSON.stringify({ sha256, totalMinor });
  const headers = { ...JSON_BODY, 'idempotency-key': idempotencyKey() };
  return fetchJson(`${API}/pay-runs/${part(shown.run ?? '')}/approval`, { method: 'POST', headers, body });
}

export function reject(id: string, reason: string): Promise<Run> {
  const headers = { ...JSON_BODY, 'idempotency-key': idempotencyKey() };
  return fetchJson(`${API}/pay-runs/${part(id)}/rejection`, { method: 'POST', headers, body: JSON.stringify({ reason }) });
}

export function payments(id: string, cursor?: string): Promise<Page<Payment>> {
  return fetchJson(`${API}/pay-runs/${part(id)}/payments?limit=200${cursor ? '&cursor=' + part(cursor) : ''}`);
}

async function allPayments(id: string): Promise<Payment[]> {
  const all: Payment[] = [];
  let cursor: string | undefined;
  do {
    const page = await payments(id, cursor);
    all.push(...page.items);
    cursor = page.next;
  } while (cursor && all.length < MOST_COMPARED);
  return all;
}

export function statement(payee: string, currency: string, from?: string, to?: string, cursor?: string): Promise<Statement> {
  const query = new URLSearchParams({ currency, limit: '100' });
  if (from) query.set('from', from);
  if (to) query.set('to', to);
  if (cursor) query.set('cursor', cursor);
  return fetchJson(`${API}/statements/${part(payee)}?${query.toString()}`);
}

export function paymentTrace(payment: string, cursor?: string): Promise<PaymentTrace> {
  return fetchJson(`${API}/payments/${part(payment)}/trace?limit=20${cursor ? '&cursor=' + part(cursor) : ''}`);
}

export function labelTrace(label: string): Promise<LabelTrace> {
  return fetchJson(`${API}/labels/${part(label)}/trace`);
}

/** What became of a run since the one before it, in minor units; last + fresh − gone + changed = this. */
export interface Comparison {
  last: number;
  fresh: { payees: number; minor: number };
  gone: { payees: number; minor: number };
  changed: { payees: number; minor: number };
  current: number;
  odd: { payment: Payment; why: 'new' | 'up' | 'down' | 'returned'; share: number }[];
}

const ODD = 0.3;
const MOST_ODD = 20;

export async function comparison(current: string, last: string): Promise<Comparison> {
  const [now, before] = await Promise.all([allPayments(current), allPayments(last)]);
  return compare(now, before);
}

export function compare(now: Payment[], before: Payment[]): Comparison {
  const was = new Map(before.map((one) => [one.payee, one]));
  const is = new Set(now.map((one) => one.payee));
  const amount = (one: Payment) => one.amountMinor ?? 0;
  const sum = (all: Payment[]) => all.reduce((total, one) => total + amount(one), 0);
  const fresh = now.filter((one) => !was.has(one.payee));
  const gone = before.filter((one) => !is.has(one.payee));
  const both = now.flatMap((one) => {
    const old = was.get(one.payee);
    return old ? [{ one, old, difference: amount(one) - amount(old) }] : [];
  });
  const moved = both.filter((pair) => pair.difference !== 0);
  const odd: Comparison['odd'] = [
    ...both.filter((pair) => pair.old.state === 'returned').map(({ one }) => ({ payment: one, why: 'returned' as const, share: 0 })),
    ...moved
      .map(({ one, old, difference }) => ({ payment: one, why: difference > 0 ? ('up' as const) : ('down' as const), share: Math.abs(difference) / Math.max(1, amount(old)) }))
      .filter((one) => one.share >= ODD)
      .sort((a, b) => b.share - a.share),
    ...fresh.map((one) => ({ payment: one, why: 'new' as const, share: 0 })),
  ];
  return {
    last: sum(before),
    fresh: { payees: fresh.length, minor: sum(fresh) },
    gone: { payees: gone.length, minor: sum(gone) },
    changed: { payees: moved.length, minor: moved.reduce((total, pair) => total + pair.difference, 0) },
    current: sum(now),
    odd: odd.slice(0, MOST_ODD),
  };
}

export interface BankRow {
  payment: string;
  outcome: 'settled' | 'returned';
  amountMinor: number;
  reference: string;
  reason?: string;
}

/** The rows of a bank's file: NDJSON, or CSV whose columns are payment, outcome, amount in minor units, reference and reason. */
export function bankRows(text: string): BankRow[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.flatMap((line) => {
    if (line.trimStart().startsWith('{')) return [JSON.parse(line) as BankRow];
    const [payment, outcome, amount, reference, reason] = line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    if (!payment || (outcome !== 'settled' && outcome !== 'returned') || !/^\d+$/.test(amount ?? '') || !reference) return [];
    return [{ payment, outcome, amountMinor: Number(amount), reference, ...(reason ? { reason } : {}) }];
  });
}

/** Brings the rows as one file, named by its hash: what arrives is what was shown. */
export async function takeAnswers(id: string, rows: BankRow[]): Promise<Taken> {
  const headers = { 'content-type': 'application/x-ndjson' };
  const body = new TextEncoder().encode(rows.map((row) => JSON.stringify(row)).join('\n') + '\n');
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  const sha256 = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return fetchJson(`${API}/pay-runs/${part(id)}/bank-answers?sha256=${sha256}`, { method: 'POST', headers, body });
}

/** Fetches the payment file for the bank, which is noted; says how often it was fetched before. */
export async function exportFile(id: string): Promise<{ file: Blob; before: number }> {
  const response = await fetch(`${API}/pay-runs/${part(id)}/file`, { method: 'POST', headers: { accept: 'text/csv, application/problem+json' } });
  if (!response.ok) throw new Refused(await problemIn(response));
  return { file: await response.blob(), before: Number(response.headers.get('exported-before') ?? 0) };
}

/** The page that shows an id: a label, a payment, a run, a worker's or a site's statement. */
export function pageOf(text: string): string {
  const id = text.trim();
  if (id.includes('#')) return `/labels/${part(id)}`;
  if (/^[A-Z]{3}-\d+\./.test(id)) return `/payments/${part(id)}`;
  if (/^[A-Z]{3}-\d+$/.test(id)) return `/runs/${part(id)}`;
  if (/^(worker|site):/.test(id)) return `/statements/${part(id)}`;
  if (/^d-[^.]+\.\d+\.\d+$/.test(id)) return `/units/${part(id)}`;
  return `/statements/${part('worker:' + id)}`;
}
