import { type Box, iou } from '../tools/boxes/tool';
import { isPlaced, type LandmarksLabel } from '../tools/landmarks/tool';
import type { Ring } from '../tools/polygons/tool';
import { type Cuboid, footprint } from '../tools/scene/geometry';
import { boxAt, type Track } from '../tools/tracks/tool';
import type { Point } from '../tools/view';
import type { Finding } from './model';

/** From this overlap on, two objects of one class are one. */
const SAME = 0.5;

/** A point counts half where it lies so far from another, as a share of the whole that is drawn. */
const RADIUS = 0.03;

/** What can be told of an object whatever it is: its class, and where it lies, as a box in each of its views, moments or points. */
interface Thing {
  field: string;
  path: string;
  name: string;
  places: Record<string, Box>;
}

interface Named {
  class?: string;
  product?: string;
}

type Label = Partial<LandmarksLabel> & {
  class?: string;
  classes?: string[];
  boxes?: (Box & { camera?: string })[];
  polygons?: (Named & { rings: Ring[] })[];
  spans?: (Named & { start: number; end: number })[];
  events?: (Named & { start: number; end: number })[];
  cuboids?: Cuboid[];
  tracks?: Track[];
};

/**
 * What one label says and no other does, for where the service compares nothing, as in a tie. Objects are compared by their class
 * and how far they overlap, points group by group.
 */
export function differences(label: unknown, others: unknown[], words: string): Finding[] {
  const radius = RADIUS * Math.max(...[label, ...others].map(sizeOf));
  const theirs = others.map((other) => thingsIn(other, radius));
  return thingsIn(label, radius)
    .filter((thing) => !theirs.some((things) => things.some((other) => alike(thing, other))))
    .map(({ path }) => ({ code: 'alone', path, wrong: true, words }));
}

function alike(one: Thing, other: Thing): boolean {
  if (one.field !== other.field || one.name !== other.name) return false;
  const keys = [...new Set([...Object.keys(one.places), ...Object.keys(other.places)])];
  const overlaps = keys.map((key) => (one.places[key] && other.places[key] ? iou(one.places[key], other.places[key]) : 0));
  return keys.length === 0 || overlaps.reduce((sum, overlap) => sum + overlap, 0) / keys.length >= SAME;
}

function thingsIn(label: unknown, radius: number): Thing[] {
  if (typeof label !== 'object' || label === null) return [];
  const said = label as Label;
  const classes = [...(said.class === undefined ? [] : [said.class]), ...(said.classes ?? [])];
  return [
    ...classes.map((name) => ({ field: 'class', path: name, name, places: {} })),
    ...listed('boxes', said.boxes, (box) => ({ [box.camera ?? '']: box })),
    ...listed('polygons', said.polygons, ({ rings }) => ({ all: around(rings.flat().map(([x, y]) => ({ x, y }))) })),
    ...listed('spans', said.spans, within),
    ...listed('events', said.events, within),
    ...listed('cuboids', said.cuboids, fromAbove),
    ...listed('tracks', said.tracks, throughTime),
    ...groupsOf(said.points ?? {}, radius),
  ];
}

function listed<T extends Named>(field: string, list: T[] | undefined, placesOf: (object: T) => Record<string, Box>): Thing[] {
  return (list ?? []).map((object, n) => ({
    field,
    path: `${field}[${n}]`,
    name: object.class ?? object.product ?? '',
    places: placesOf(object),
  }));
}

/** Time and text run from left to right. */
function within({ start, end }: { start: number; end: number }): Record<string, Box> {
  return { all: { class: '', x1: start, x2: end, y1: 0, y2: 1 } };
}

/** Front and rear apart, so that one who drives the other way is another. */
function fromAbove(cuboid: Cuboid): Record<string, Box> {
  const [frontLeft, rearLeft, rearRight, frontRight] = footprint(cuboid) as [Point, Point, Point, Point];
  const [left, right] = [middle(frontLeft, rearLeft), middle(frontRight, rearRight)];
  return { front: around([frontLeft, frontRight, left, right]), rear: around([rearLeft, rearRight, left, right]) };
}

function throughTime(track: Track): Record<string, Box> {
  const [first, last] = [track.keys[0]?.frame ?? 0, track.keys.at(-1)?.frame ?? -1];
  const frames = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  const boxes = frames.map((frame) => [frame, boxAt(track, frame)] as const).filter(([, box]) => box);
  return Object.fromEntries(boxes.map(([frame, box]) => [frame, { ...box!, class: '' }]));
}

/** How far the points of a label reach, from corner to corner; at least a pixel. */
function sizeOf(label: unknown): number {
  const placed = Object.values((label as Label | null)?.points ?? {}).flat().filter(isPlaced);
  const all = around(placed.map(([x, y]) => ({ x, y })));
  return Math.max(1, placed.length === 0 ? 0 : Math.hypot(all.x2 - all.x1, all.y2 - all.y1));
}

/** A point is a square around it, of which two overlap by half where they lie a third of their side apart. */
function groupsOf(points: LandmarksLabel['points'], radius: number): Thing[] {
  const reach = (3 / 2) * radius;
  const square = (x: number, y: number) => ({ class: '', x1: x - reach, x2: x + reach, y1: y - reach, y2: y + reach });
  return Object.entries(points).map(([name, group]) => ({
    field: 'points',
    path: `points.${name}`,
    name,
    places: Object.fromEntries(group.map((point, n) => (isPlaced(point) ? [n, square(point[0], point[1])] : [`${n} outside`, square(0, 0)]))),
  }));
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function around(points: Point[]): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { class: '', x1: Math.min(...xs), x2: Math.max(...xs), y1: Math.min(...ys), y2: Math.max(...ys) };
}
