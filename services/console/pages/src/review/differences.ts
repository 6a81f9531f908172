import { type Box, iou } from '../tools/boxes/tool';
import type { Ring } from '../tools/polygons/tool';
import type { Finding } from './model';

/** From this overlap on, two objects of one class are one. */
const SAME = 0.5;

type Thing = { class?: string; product?: string; start?: number; end?: number; rings?: Ring[] } & Partial<Box>;

/**
 * What one label says and no other does, for where the service compares nothing, as in a tie. Objects are compared by their class
 * and how far they overlap; of work that has neither, such as points, nothing is told.
 */
export function differences(label: unknown, others: unknown[], words: string): Finding[] {
  return thingsIn(label)
    .filter(({ field, thing }) => !others.some((other) => thingsIn(other).some((one) => one.field === field && alike(one.thing, thing))))
    .map(({ path }) => ({ code: 'alone', path, wrong: true, words }));
}

function thingsIn(label: unknown): { field: string; path: string; thing: Thing }[] {
  if (typeof label !== 'object' || label === null) return [];
  const { class: whole, classes } = label as { class?: string; classes?: string[] };
  const named = [...(whole === undefined ? [] : [whole]), ...(classes ?? [])];
  const objects = ['boxes', 'polygons', 'spans', 'events'].flatMap((field) =>
    ((label as Record<string, Thing[] | undefined>)[field] ?? []).map((thing, n) => ({ field, path: `${field}[${n}]`, thing })),
  );
  return [...named.map((name) => ({ field: 'class', path: name, thing: { class: name } })), ...objects];
}

function alike(a: Thing, b: Thing): boolean {
  if ((a.class ?? a.product) !== (b.class ?? b.product)) return false;
  const [one, other] = [extentOf(a), extentOf(b)];
  return !one || !other || iou(one, other) >= SAME;
}

/** As a box: time and text run from left to right, an outline has the box around it. */
function extentOf(thing: Thing): Box | undefined {
  const name = thing.class ?? '';
  if (thing.start !== undefined && thing.end !== undefined) return { class: name, x1: thing.start, x2: thing.end, y1: 0, y2: 1 };
  if (thing.rings) {
    const [xs, ys] = [0, 1].map((axis) => thing.rings!.flat().map((point) => point[axis] ?? 0)) as [number[], number[]];
    return { class: name, x1: Math.min(...xs), x2: Math.max(...xs), y1: Math.min(...ys), y2: Math.max(...ys) };
  }
  return thing.x1 === undefined ? undefined : (thing as Box);
}
