import type { Content, Part, Schema, WorkType } from '../label/model';
import { fetchJson } from '../lib/api';

export interface Finding {
  path?: string;
  code: string;
  wrong: boolean;
  words: string;
}

/** What was judged of one of her labels, with the work itself, as quality-check tells it. */
export interface Verdict {
  label: string;
  unit: string;
  terms: string;
  at: string;
  content: Content;
  part: Part;
  answer: unknown;
  counted: boolean;
  outcome: 'accepted' | 'partly-accepted' | 'rejected';
  cause?: string;
  share: number;
  why: string;
  findings: Finding[];
  corrected?: string;
  inForce: boolean;
  resolution?: unknown;
}

/** Her own verdicts, newest first. */
export function verdicts(cursor?: string): Promise<{ items: Verdict[]; next?: string }> {
  const query = new URLSearchParams(cursor ? { cursor } : {});
  return fetchJson(`/api/quality-check/v1/workers/me/verdicts?${query.toString()}`);
}

const fields: [string, WorkType][] = [
  ['cuboids', 'scene'],
  ['boxes', 'boxes'],
  ['polygons', 'polygons'],
  ['points', 'landmarks'],
  ['events', 'events'],
  ['tracks', 'tracks'],
  ['spans', 'spans'],
  ['order', 'answers'],
];

/** As much of the schema as it takes to draw labels that are there already: their kind, and the names in them. */
export function schemaToDraw(...labels: unknown[]): Schema {
  const all = labels.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null);
  const type = fields.find(([field]) => all.some((one) => field in one))?.[1] ?? 'classes';
  const names = new Set<string>();
  const products = new Set<string>();
  const groups = new Map<string, number>();
  for (const label of all) {
    collect(label, names, products);
    if (typeof label.points === 'object' && label.points !== null) {
      for (const [name, points] of Object.entries(label.points)) if (Array.isArray(points)) groups.set(name, points.length);
    }
  }
  const several = all.some((one) => Array.isArray(one.classes));
  return {
    type,
    classes: [...names],
    products: [...products],
    groups: [...groups].map(([name, size]) => ({ name, size })),
    ...(type === 'classes' && several ? { min: 0, max: names.size } : {}),
  };
}

function collect(node: unknown, names: Set<string>, products: Set<string>): void {
  if (Array.isArray(node)) {
    for (const one of node) collect(one, names, products);
  } else if (typeof node === 'object' && node !== null) {
    for (const [field, value] of Object.entries(node)) {
      if (field === 'class' && typeof value === 'string') names.add(value);
      else if (field === 'product' && typeof value === 'string') products.add(value);
      else if (field === 'classes' && Array.isArray(value)) for (const name of value) names.add(String(name));
      else collect(value, names, products);
    }
  }
}
