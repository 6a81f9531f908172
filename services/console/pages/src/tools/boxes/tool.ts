import type { Fault, Schema, Task } from '../../label/model';
import type { Values } from '../attributes';
import type { Tool } from '../tool';
import { type Point, round, type Size, within } from '../view';
import Boxes from './Boxes.svelte';

export interface Box {
  class: string;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  attributes?: Values;
}

export interface BoxesLabel {
  boxes: Box[];
  attributes?: Values;
}

export type Handle = 'move' | 'x1' | 'y1' | 'x2' | 'y2' | 'x1 y1' | 'x2 y1' | 'x1 y2' | 'x2 y2';
export const HANDLES: Handle[] = ['x1 y1', 'x2 y1', 'x1 y2', 'x2 y2', 'x1', 'x2', 'y1', 'y2'];

export interface Corners {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

const TWINS = 0.9;
const LEAST_SIDE = 1;

export function sizeOf(task: Task): Size | undefined {
  const { content } = task;
  return content.type === 'image' && content.width && content.height
    ? { width: content.width, height: content.height }
    : undefined;
}

/** Where a handle of a box lies: at a corner, or in the middle of a side. */
export function corner(box: Corners, handle: Handle): Point {
  const x = handle.includes('x1') ? box.x1 : handle.includes('x2') ? box.x2 : (box.x1 + box.x2) / 2;
  const y = handle.includes('y1') ? box.y1 : handle.includes('y2') ? box.y2 : (box.y1 + box.y2) / 2;
  return { x, y };
}

/** The box between two corners, inside the picture. */
export function between(a: { x: number; y: number }, b: { x: number; y: number }, name: string, size?: Size): Box {
  const x = (n: number) => round(size ? within(n, 0, size.width) : n);
  const y = (n: number) => round(size ? within(n, 0, size.height) : n);
  return {
    class: name,
    x1: x(Math.min(a.x, b.x)),
    y1: y(Math.min(a.y, b.y)),
    x2: x(Math.max(a.x, b.x)),
    y2: y(Math.max(a.y, b.y)),
  };
}

/** The box with a handle pulled so far; sides that cross change places, and nothing leaves the picture. */
export function pulled(box: Box, handle: Handle, dx: number, dy: number, size?: Size): Box {
  const by = (side: 'x1' | 'y1' | 'x2' | 'y2') =>
    handle === 'move' || handle.split(' ').includes(side) ? (side.startsWith('x') ? dx : dy) : 0;
  if (handle === 'move' && size) {
    dx = within(dx, -box.x1, size.width - box.x2);
    dy = within(dy, -box.y1, size.height - box.y2);
  }
  const a = { x: box.x1 + by('x1'), y: box.y1 + by('y1') };
  const b = { x: box.x2 + by('x2'), y: box.y2 + by('y2') };
  return { ...box, ...between(a, b, box.class, size) };
}

export function area(box: Box): number {
  return (box.x2 - box.x1) * (box.y2 - box.y1);
}

export function iou(a: Box, b: Box): number {
  const width = Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1);
  const height = Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1);
  const shared = Math.max(0, width) * Math.max(0, height);
  return shared / (area(a) + area(b) - shared);
}

/** The boxes under a point, the smallest first. */
export function under(boxes: Box[], at: { x: number; y: number }): number[] {
  return boxes
    .map((box, n) => ({ box, n }))
    .filter(({ box }) => at.x >= box.x1 && at.x <= box.x2 && at.y >= box.y1 && at.y <= box.y2)
    .sort((a, b) => area(a.box) - area(b.box))
    .map(({ n }) => n);
}

export function isBox(box: Box): boolean {
  return box.x2 - box.x1 >= LEAST_SIDE && box.y2 - box.y1 >= LEAST_SIDE;
}

function faults(label: BoxesLabel, schema: Schema): Fault[] {
  const found: Fault[] = [];
  const most = (schema.maxBoxes as number | undefined) ?? Infinity;
  if (label.boxes.length > most) found.push({ path: 'boxes', code: 'too-many', values: [most] });
  label.boxes.forEach((box, n) => {
    if (!isBox(box)) found.push({ path: `boxes[${n}]`, code: 'no-size' });
    for (let m = 0; m < n; m++) {
      const other = label.boxes[m];
      if (other && other.class === box.class && iou(other, box) > TWINS) {
        found.push({ path: `boxes[${n}]`, code: 'twins', values: [m + 1, n + 1], warning: iou(other, box) < 0.98 });
      }
    }
  });
  return found;
}

export const tool: Tool<BoxesLabel> = { component: Boxes, empty: () => ({ boxes: [] }), faults, follows: true };
