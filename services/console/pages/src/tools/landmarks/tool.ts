import type { Fault, FeatureGroup, Schema, Task } from '../../label/model';
import type { Values } from '../attributes';
import type { Tool } from '../tool';
import { round, type Point } from '../view';
import Landmarks from './Landmarks.svelte';

/** Visible, occluded, or outside the picture. */
export type State = 0 | 1 | 2;
export type Landmark = [number | null, number | null, State];
export type Placed = [number, number, State];

export interface LandmarksLabel {
  points: Record<string, Landmark[]>;
  attributes?: Values;
}

/** One point of the schema: which group it is of, and its place there. */
export interface Place {
  group: string;
  n: number;
}

export function placesOf(schema: Schema): Place[] {
  return (schema.groups ?? []).flatMap((group) => Array.from({ length: group.size }, (_, n) => ({ group: group.name, n })));
}

export function pointAt(label: LandmarksLabel, place: Place): Landmark | undefined {
  return label.points[place.group]?.[place.n];
}

export function withPoint(label: LandmarksLabel, place: Place, point: Landmark): LandmarksLabel {
  const group = [...(label.points[place.group] ?? [])];
  group[place.n] = point;
  return { ...label, points: { ...label.points, [place.group]: group } };
}

/** Whether it is set, and within the picture. */
export function isPlaced(point: Landmark | undefined): point is Placed {
  return point !== undefined && point[0] !== null && point[1] !== null;
}

export function placed(at: Point, state: State = 2): Landmark {
  return [round(at.x), round(at.y), state];
}

/** A mean face in a square of side 1, eyes at (.3, .38) and (.7, .38), by group and share of the way along it. */
const MEAN: Record<string, (t: number, closed: boolean) => [number, number]> = {
  outline: (t) => [0.5 - 0.45 * Math.cos(Math.PI * t), 0.38 + 0.55 * Math.sin(Math.PI * t)],
  right_brow: (t) => [0.16 + 0.26 * t, 0.27 - 0.05 * Math.sin(Math.PI * t)],
  left_brow: (t) => [0.58 + 0.26 * t, 0.27 - 0.05 * Math.sin(Math.PI * t)],
  nose: (t) => (t < 0.45 ? [0.5, 0.36 + 0.5 * t] : [0.4 + 0.36 * (t - 0.45), 0.63]),
  right_eye: (t) => ellipse(t, 0.3, 0.38, 0.08, 0.035),
  left_eye: (t) => ellipse(t, 0.7, 0.38, 0.08, 0.035),
  mouth: (t) => ellipse(t, 0.5, 0.76, 0.16, 0.07),
  inner_mouth: (t) => ellipse(t, 0.5, 0.76, 0.11, 0.03),
  right_pupil: () => [0.3, 0.38],
  left_pupil: () => [0.7, 0.38],
};

function ellipse(t: number, x: number, y: number, a: number, b: number): [number, number] {
  return [x - a * Math.cos(2 * Math.PI * t), y - b * Math.sin(2 * Math.PI * t)];
}

/** The mean face laid so that its eyes and its mouth are where three clicks were. */
export function laid(schema: Schema, rightEye: Point, leftEye: Point, mouth: Point): LandmarksLabel {
  const middle = { x: (rightEye.x + leftEye.x) / 2, y: (rightEye.y + leftEye.y) / 2 };
  const across = { x: (leftEye.x - rightEye.x) / 0.4, y: (leftEye.y - rightEye.y) / 0.4 };
  const down = { x: (mouth.x - middle.x) / 0.38, y: (mouth.y - middle.y) / 0.38 };
  const put = ([u, v]: [number, number]): Landmark =>
    placed({
      x: middle.x + (u - 0.5) * across.x + (v - 0.38) * down.x,
      y: middle.y + (u - 0.5) * across.y + (v - 0.38) * down.y,
    });
  const points: Record<string, Landmark[]> = {};
  for (const group of schema.groups ?? []) {
    const shape = MEAN[group.name] ?? (() => [0.5, 0.5] as [number, number]);
    points[group.name] = Array.from({ length: group.size }, (_, n) => put(shape(along(group, n), group.closed ?? false)));
  }
  return { points };
}

function along(group: FeatureGroup, n: number): number {
  if (group.size === 1) return 0;
  return group.closed ? n / group.size : n / (group.size - 1);
}

function faults(label: LandmarksLabel, schema: Schema, task: Task): Fault[] {
  const found: Fault[] = [];
  for (const group of schema.groups ?? []) {
    const set = (label.points[group.name] ?? []).filter(Boolean).length;
    if (set < group.size) found.push({ path: `points.${group.name}`, code: 'points-missing', values: [group.size, set] });
  }
  const width = task.content.type === 'image' ? task.content.width : undefined;
  const right = middleOf(label.points['right_eye'] ?? label.points['right_brow']);
  const left = middleOf(label.points['left_eye'] ?? label.points['left_brow']);
  if (width && right !== undefined && left !== undefined && right > left) {
    found.push({ path: 'points', code: 'sides-swapped', warning: true });
  }
  return found;
}

function middleOf(points: Landmark[] | undefined): number | undefined {
  const xs = (points ?? []).filter(isPlaced).map(([x]) => x);
  return xs.length > 0 ? xs.reduce((sum, x) => sum + x, 0) / xs.length : undefined;
}

export const tool: Tool<LandmarksLabel> = { component: Landmarks, empty: () => ({ points: {} }), faults, follows: true };
