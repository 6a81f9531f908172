import { body, quality } from '../lib/api';
import type { components } from '../types/quality-check';

type Schemas = components['schemas'];
export type Report = Schemas['ProjectQuality'];
export type Figures = Schemas['QualityFigures'];
export type Pair = Schemas['QualityPair'];

export function report(project: string): Promise<Report> {
  return body(quality.GET('/v1/projects/{project}/quality', { params: { path: { project } } }));
}

/** Labels by what was labelled and what it is; the classes that have most come first. */
export interface Matrix {
  names: string[];
  /** By row (labelled) and column (resolved). */
  cells: number[][];
}

export function matrixOf(pairs: Pair[]): Matrix {
  const totals = new Map<string, number>();
  for (const { labelled = '', resolved = '', labels = 0 } of pairs) {
    totals.set(resolved, (totals.get(resolved) ?? 0) + labels);
    totals.set(labelled, totals.get(labelled) ?? 0);
  }
  const names = [...totals.keys()].sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0));
  const cells = names.map((row) =>
    names.map((column) => pairs.find((pair) => pair.labelled === row && pair.resolved === column)?.labels ?? 0),
  );
  return { names, cells };
}

/** What was taken for something else, the most frequent first. */
export function mistaken(pairs: Pair[]): Pair[] {
  return pairs.filter((pair) => pair.labelled !== pair.resolved).sort((a, b) => (b.labels ?? 0) - (a.labels ?? 0));
}
