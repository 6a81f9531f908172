import { body, ingestion } from '../lib/api';
import type { components } from '../types/ingestion';

type Schemas = components['schemas'];
export type Project = Schemas['Project'];
export type Dataset = Schemas['Dataset'];
export type Progress = Schemas['Progress'];

const PAGE = 100;
const MOST = 2000;

export interface Totals {
  datasets: number;
  items: number;
  refused: number;
  units: number;
  resolved: number;
  withdrawn: number;
  open: number;
  accepted: number;
  rejected: number;
  costMicros: number;
}

export async function projects(): Promise<{ project: Project; totals: Totals }[]> {
  const [listed, sets] = await Promise.all([
    pages(async (cursor) => {
      const page = await body(ingestion.GET('/v1/projects', { params: { query: { limit: PAGE, cursor } as never } }));
      return { items: page.projects ?? [], next: page.next };
    }),
    datasets(),
  ]);
  return listed.map((project) => ({
    project,
    totals: totalsOf(sets.filter((one) => one.project === project.project)),
  }));
}

export async function project(id: string): Promise<Project> {
  return body(ingestion.GET('/v1/projects/{project}', { params: { path: { project: id } } }));
}

export async function datasets(project?: string): Promise<Dataset[]> {
  return pages(async (cursor) => {
    const query = { limit: PAGE, project, cursor } as never;
    const page = await body(ingestion.GET('/v1/datasets', { params: { query } }));
    return { items: page.datasets ?? [], next: page.next };
  });
}

/** All pages of a list, up to the most that a page of ours shows. */
async function pages<T>(ask: (cursor?: string) => Promise<{ items: T[]; next?: string }>): Promise<T[]> {
  const all: T[] = [];
  let next: string | undefined;
  do {
    const page = await ask(next);
    all.push(...page.items);
    next = page.next;
  } while (next && all.length < MOST);
  return all;
}

export function totalsOf(sets: Dataset[]): Totals {
  const sum = (of: (set: Dataset) => number | undefined) => sets.reduce((all, set) => all + (of(set) ?? 0), 0);
  return {
    datasets: sets.length,
    items: sum((set) => set.items),
    refused: sum((set) => set.refused),
    units: sum((set) => set.progress?.units),
    resolved: sum((set) => set.progress?.resolved),
    withdrawn: sum((set) => set.progress?.withdrawn),
    open: sum((set) => set.progress?.open),
    accepted: sum((set) => set.progress?.accepted),
    rejected: sum((set) => set.progress?.rejected),
    costMicros: sum((set) => set.progress?.costMicros),
  };
}

/** @return the share of judged labels that were accepted; undefined while none is judged */
export function acceptedShare(totals: Totals): number | undefined {
  const judged = totals.accepted + totals.rejected;
  return judged === 0 ? undefined : totals.accepted / judged;
}

/** When work at the pace so far would be done, as a range; undefined while too little is done to say. */
export function forecast(sets: Dataset[], now: number): { from: Date; to: Date } | undefined {
  const working = sets.filter((set) => (set.progress?.open ?? 0) > 0 && (set.progress?.resolved ?? 0) >= 20);
  if (working.length === 0) return undefined;
  const left = working.reduce((sum, set) => sum + (set.progress?.open ?? 0), 0);
  const pace = working.reduce(
    (sum, set) => sum + (set.progress?.resolved ?? 0) / Math.max(1, now - new Date(set.createdAt ?? now).getTime()),
    0,
  );
  const middle = left / pace;
  return { from: new Date(now + middle * 0.8), to: new Date(now + middle * 1.4) };
}

/** What a delivery of so many items would cost: the least, what is to be expected, and the most. */
export interface Estimate {
  labels: [number, number, number];
  micros: [number, number, number];
}

/** Expected: the least, and every fourth unit asks for one more label than the one before it, until the most is reached. */
export function estimate(items: number, minOverlap: number, maxOverlap: number, labelMicros: number): Estimate {
  let expected = minOverlap;
  for (let more = 1; more <= maxOverlap - minOverlap; more++) expected += 0.25 ** more;
  const labels: [number, number, number] = [items * minOverlap, Math.round(items * expected), items * maxOverlap];
  return { labels, micros: [labels[0] * labelMicros, labels[1] * labelMicros, labels[2] * labelMicros] };
}
