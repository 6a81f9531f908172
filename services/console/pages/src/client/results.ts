import type { Content } from '../label/model';
import { fetchJson } from '../lib/api';
import { rows } from '../lib/ndjson';
import { Refused } from '../lib/problem';
import { classesIn } from './label';

/** What has become of one item. */
export interface Result {
  unit?: string;
  item: string;
  state?: 'resolved' | 'empty' | 'withdrawn' | 'open';
  label?: unknown;
  confidence?: number;
  by?: string;
  cause?: string;
  content?: Content;
}

export interface Wanted {
  class: string;
  below: number;
  by: string;
  state: string;
}

interface ItemPage {
  items: { content?: Content; result: Result }[];
  next?: string;
}

/** The results of a dataset that fit, in the order of its manifest; `looked` is told how many were looked at. */
export async function* results(dataset: string, wanted: Wanted, looked: (n: number) => void, signal: AbortSignal): AsyncGenerator<Result> {
  try {
    yield* pages(dataset, wanted, looked, signal);
  } catch (failure) {
    if (!(failure instanceof Refused) || failure.problem.status !== 404) throw failure;
    yield* exported(dataset, wanted, looked, signal);
  }
}

/** Asks the service for what fits, a page at a time. */
async function* pages(dataset: string, wanted: Wanted, looked: (n: number) => void, signal: AbortSignal): AsyncGenerator<Result> {
  const query = new URLSearchParams({ limit: '60' });
  if (wanted.class) query.set('class', wanted.class);
  if (wanted.state) query.set('state', wanted.state);
  if (wanted.below < 1) query.set('maxConfidence', String(wanted.below));
  for (let next: string | undefined = ''; next !== undefined; ) {
    if (next) query.set('cursor', next);
    const page: ItemPage = await fetchJson(`/api/ingestion/v1/datasets/${dataset}/items?${query.toString()}`, { signal });
    for (const one of page.items) {
      looked(1);
      if (!wanted.by || one.result.by === wanted.by) yield { ...one.result, content: one.content };
    }
    next = page.next;
  }
}

/** Reads the export from its start, and keeps what fits. */
async function* exported(dataset: string, wanted: Wanted, looked: (n: number) => void, signal: AbortSignal): AsyncGenerator<Result> {
  for await (const one of rows<Result>(`/api/ingestion/v1/datasets/${dataset}/resolutions`, signal)) {
    if (one.item === undefined) continue;
    looked(1);
    if (fits(one, wanted)) yield one;
  }
}

export function fits(one: Result, wanted: Wanted): boolean {
  return (
    (!wanted.class || classesIn(one.label).includes(wanted.class)) &&
    (wanted.below >= 1 || (one.confidence ?? 1) <= wanted.below) &&
    (!wanted.by || one.by === wanted.by) &&
    (!wanted.state || (one.state ?? 'resolved') === wanted.state)
  );
}
