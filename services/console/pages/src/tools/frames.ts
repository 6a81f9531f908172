import type { Part, Task } from '../label/model';

export interface Rate {
  num: number;
  den: number;
}

/** Where a client did not say, and only so that something can be shown. */
export const USUAL: Rate = { num: 25, den: 1 };

export function rateOf(task: Task): Rate {
  return task.content.type === 'video' && task.content.fps ? task.content.fps : USUAL;
}

/** The frame that is shown at a time, from 0. */
export function frameAt(ms: number, rate: Rate): number {
  return Math.floor((ms * rate.num) / (1000 * rate.den) + 1e-9);
}

/** When a frame begins, in whole milliseconds from the first. */
export function msOf(frame: number, rate: Rate): number {
  return Math.ceil((1000 * rate.den * frame) / rate.num - 1e-9);
}

/** The middle of a frame in seconds: seeking there shows that frame and no other. */
export function middle(frame: number, rate: Rate): number {
  return ((frame + 0.5) * rate.den) / rate.num;
}

/** The frames [from, to) of the part; the whole video where the part is all of it. */
export function range(part: Part, frames: number): { from: number; to: number; step: number } {
  return part.type === 'frames' ? part : { from: 0, to: Math.max(1, frames), step: 1 };
}
