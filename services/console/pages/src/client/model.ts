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

export type Draft = Pick<Project, 'name' | 'workType' | 'schema' | 'guideline' | 'quality' | 'price'>;
export type Estimate = Schemas['Estimate'];

/** What so many items of a project would cost, as the service that books it says. */
export function estimate(project: Draft, items: number): Promise<Estimate> {
  return body(ingestion.POST('/v1/projects/estimate', { body: { project, items } }));
}
