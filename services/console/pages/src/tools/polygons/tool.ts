import type { Fault } from '../../label/model';
import type { Values } from '../attributes';
import type { Tool } from '../tool';
import { type Point, round } from '../view';
import Polygons from './Polygons.svelte';

export type Ring = [number, number][];

export interface Polygon {
  class: string;
  rings: Ring[];
  attributes?: Values;
}

export interface PolygonsLabel {
  polygons: Polygon[];
  attributes?: Values;
}

export function vertex(at: Point): [number, number] {
  return [round(at.x), round(at.y)];
}

/** An SVG path of all rings; what lies in an even number of them is outside. */
export function path(rings: Ring[]): string {
  return rings.map((ring) => (ring.length ? `M${ring.map(([x, y]) => `${x} ${y}`).join('L')}Z` : '')).join('');
}

export function areaOf(ring: Ring): number {
  let twice = 0;
  ring.forEach(([x, y], n) => {
    const [nx, ny] = ring[(n + 1) % ring.length] ?? [x, y];
    twice += x * ny - nx * y;
  });
  return Math.abs(twice) / 2;
}

/** Where two sides of a ring cross; undefined if none do. */
export function crossing(ring: Ring): Point | undefined {
  for (let i = 0; i < ring.length; i++) {
    for (let j = i + 2; j < ring.length; j++) {
      if (i === 0 && j === ring.length - 1) continue;
      const at = meet(ring[i]!, ring[i + 1]!, ring[j]!, ring[(j + 1) % ring.length]!);
      if (at) return at;
    }
  }
  return undefined;
}

function meet(a: number[], b: number[], c: number[], d: number[]): Point | undefined {
  const [ax, ay, bx, by, cx, cy, dx, dy] = [...a, ...b, ...c, ...d] as [number, number, number, number, number, number, number, number];
  const turn = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (turn === 0) return undefined;
  const t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turn;
  const u = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / turn;
  return t > 0 && t < 1 && u > 0 && u < 1 ? { x: ax + t * (bx - ax), y: ay + t * (by - ay) } : undefined;
}

/** The ring with a vertex added where it is nearest to a point. */
export function split(ring: Ring, at: Point): Ring {
  let best = 0;
  let nearest = Infinity;
  ring.forEach(([x, y], n) => {
    const [nx, ny] = ring[(n + 1) % ring.length] ?? [x, y];
    const length = (nx - x) ** 2 + (ny - y) ** 2 || 1;
    const t = Math.min(1, Math.max(0, ((at.x - x) * (nx - x) + (at.y - y) * (ny - y)) / length));
    const distance = (x + t * (nx - x) - at.x) ** 2 + (y + t * (ny - y) - at.y) ** 2;
    if (distance < nearest) {
      nearest = distance;
      best = n;
    }
  });
  return [...ring.slice(0, best + 1), vertex(at), ...ring.slice(best + 1)];
}

function faults(label: PolygonsLabel): Fault[] {
  return label.polygons.flatMap((polygon, n) =>
    polygon.rings.flatMap((ring, r): Fault[] => {
      const path = `polygons[${n}].rings[${r}]`;
      if (ring.length < 3) return [{ path, code: 'three-points' }];
      if (crossing(ring)) return [{ path, code: 'crosses-itself' }];
      return areaOf(ring) < 1 ? [{ path, code: 'no-area' }] : [];
    }),
  );
}

export const tool: Tool<PolygonsLabel> = { component: Polygons, empty: () => ({ polygons: [] }), faults, follows: true };
