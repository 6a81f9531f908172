import type { Values } from '../attributes';
import type { Camera } from '../../label/model';
import type { Box } from '../boxes/tool';
import type { Point } from '../view';
import type { Cloud } from './cloud';

export interface Cuboid {
  id: string;
  class: string;
  x: number;
  y: number;
  z: number;
  l: number;
  w: number;
  h: number;
  yaw: number;
  attributes?: Values;
}

const NEAR_M = 0.1;

export function turned(yaw: number): number {
  const full = 2 * Math.PI;
  const wrapped = yaw - full * Math.ceil((yaw - Math.PI) / full);
  return wrapped <= -Math.PI ? wrapped + full : wrapped;
}

/** The four corners on the ground, front left first, counter-clockwise. */
export function footprint(c: Cuboid): Point[] {
  const [cos, sin] = [Math.cos(c.yaw), Math.sin(c.yaw)];
  return [
    [1, 1],
    [-1, 1],
    [-1, -1],
    [1, -1],
  ].map(([a, b]) => {
    const [l, w] = [(a! * c.l) / 2, (b! * c.w) / 2];
    return { x: c.x + l * cos - w * sin, y: c.y + l * sin + w * cos };
  });
}

function toCamera(camera: Camera, x: number, y: number, z: number): [number, number, number] {
  const t = camera.T_cam_ego;
  const row = (n: number) => t[n * 4]! * x + t[n * 4 + 1]! * y + t[n * 4 + 2]! * z + t[n * 4 + 3]!;
  return [row(0), row(1), row(2)];
}

function toPixel(camera: Camera, [x, y, z]: [number, number, number]): Point {
  const k = camera.K;
  return { x: (k[0]! * x + k[1]! * y + k[2]! * z) / z, y: (k[3]! * x + k[4]! * y + k[5]! * z) / z };
}

/** The edges of a cuboid in a camera's image, cut where they come too near; none if it lies behind. */
export function edges(camera: Camera, c: Cuboid): [Point, Point][] {
  const base = footprint(c);
  const corners = [-1, 1].flatMap((side) => base.map((p) => toCamera(camera, p.x, p.y, c.z + (side * c.h) / 2)));
  const pairs = [0, 1, 2, 3].flatMap((n) => [
    [n, (n + 1) % 4],
    [n + 4, ((n + 1) % 4) + 4],
    [n, n + 4],
  ]);
  return pairs.flatMap(([a, b]): [Point, Point][] => {
    const [p, q] = [corners[a!]!, corners[b!]!];
    if (p[2] < NEAR_M && q[2] < NEAR_M) return [];
    const cut = (from: [number, number, number], to: [number, number, number]): [number, number, number] => {
      if (from[2] >= NEAR_M) return from;
      const t = (NEAR_M - from[2]) / (to[2] - from[2]);
      return [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1]), NEAR_M];
    };
    return [[toPixel(camera, cut(p, q)), toPixel(camera, cut(q, p))]];
  });
}

/** The box around a cuboid in a camera's image; undefined if it is not in view. */
export function projected(camera: Camera, c: Cuboid): Omit<Box, 'class'> | undefined {
  const ends = edges(camera, c).flat();
  if (ends.length === 0) return undefined;
  const clip = (n: number, most: number) => Math.min(most, Math.max(0, n));
  const box = {
    x1: clip(Math.min(...ends.map((p) => p.x)), camera.width),
    y1: clip(Math.min(...ends.map((p) => p.y)), camera.height),
    x2: clip(Math.max(...ends.map((p) => p.x)), camera.width),
    y2: clip(Math.max(...ends.map((p) => p.y)), camera.height),
  };
  return box.x2 - box.x1 > 1 && box.y2 - box.y1 > 1 ? box : undefined;
}

/** The cuboid round the points in a rectangle drawn from above: tight, on the ground, along its longer side. */
export function fitted(cloud: Cloud | undefined, a: Point, b: Point, id: string, name: string): Cuboid {
  const [x1, x2] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const [y1, y2] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  const inside: [number, number, number][] = [];
  for (let n = 0; cloud && n < cloud.count; n++) {
    const [x, y, z] = [cloud.points[n * 3]!, cloud.points[n * 3 + 1]!, cloud.points[n * 3 + 2]!];
    if (x >= x1 && x <= x2 && y >= y1 && y <= y2) inside.push([x, y, z]);
  }
  const heights = inside.map(([, , z]) => z).sort((p, q) => p - q);
  const low = heights[0] ?? 0;
  const high = heights.at(-1) ?? 1.6;
  const yaw = x2 - x1 >= y2 - y1 ? 0 : Math.PI / 2;
  return {
    id,
    class: name,
    x: (x1 + x2) / 2,
    y: (y1 + y2) / 2,
    z: (low + high) / 2,
    l: Math.max(0.2, yaw === 0 ? x2 - x1 : y2 - y1),
    w: Math.max(0.2, yaw === 0 ? y2 - y1 : x2 - x1),
    h: Math.max(0.2, high - low),
    yaw,
  };
}
