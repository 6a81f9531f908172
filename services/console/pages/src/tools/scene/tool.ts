import type { Fault, Task } from '../../label/model';
import { type Box, iou } from '../boxes/tool';
import type { Values } from '../attributes';
import type { Tool } from '../tool';
import { type Cuboid, projected } from './geometry';
import Scene from './Scene.svelte';

export interface CameraBox extends Box {
  id: string;
  camera: string;
}

export interface Link {
  box: string;
  cuboid: string;
}

export interface SceneLabel {
  boxes: CameraBox[];
  cuboids: Cuboid[];
  links: Link[];
  attributes?: Values;
}

const MEETS = 0.5;

export function newId(kind: 'b' | 'c', used: { id: string }[]): string {
  const numbers = used.map(({ id }) => Number(new RegExp(`^${kind}(\\d+)$`).exec(id)?.[1] ?? 0));
  return `${kind}${Math.max(0, ...numbers) + 1}`;
}

/** Links a box to a cuboid; a box belongs to one cuboid, and a cuboid has one box in a camera. */
export function linked(label: SceneLabel, box: string, cuboid: string): SceneLabel {
  const camera = label.boxes.find((other) => other.id === box)?.camera;
  const same = (link: Link) =>
    link.box === box || (link.cuboid === cuboid && label.boxes.find((other) => other.id === link.box)?.camera === camera);
  return { ...label, links: [...label.links.filter((link) => !same(link)), { box, cuboid }] };
}

export function without(label: SceneLabel, id: string): SceneLabel {
  return {
    ...label,
    boxes: label.boxes.filter((box) => box.id !== id),
    cuboids: label.cuboids.filter((cuboid) => cuboid.id !== id),
    links: label.links.filter((link) => link.box !== id && link.cuboid !== id),
  };
}

function faults(label: SceneLabel, _: unknown, task: Task): Fault[] {
  if (task.content.type !== 'scene') return [];
  const { cameras } = task.content;
  const found: Fault[] = [];
  label.boxes.forEach((box, n) => {
    if (!label.links.some((link) => link.box === box.id)) found.push({ path: `boxes[${n}]`, code: 'unlinked', warning: true });
  });
  label.links.forEach((link, n) => {
    const box = label.boxes.find((other) => other.id === link.box);
    const cuboid = label.cuboids.find((other) => other.id === link.cuboid);
    const camera = cameras.find((other) => other.name === box?.camera);
    const seen = camera && cuboid && projected(camera, cuboid);
    if (box && seen && iou({ ...seen, class: '' }, box) < MEETS) found.push({ path: `links[${n}]`, code: 'projection-off', warning: true });
  });
  return found;
}

export const tool: Tool<SceneLabel> = { component: Scene, empty: () => ({ boxes: [], cuboids: [], links: [] }), faults, follows: true };
