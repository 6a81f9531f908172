import type { Fault, Schema, Task } from '../../label/model';
import { msOf, range, rateOf } from '../frames';
import type { Values } from '../attributes';
import type { Tool } from '../tool';
import Events from './Events.svelte';

/** A product in a hand, [start, end) in milliseconds from the first frame. */
export interface TakenEvent {
  product: string;
  start: number;
  end: number;
  hand?: string;
  attributes?: Values;
}

export interface EventsLabel {
  events: TakenEvent[];
  attributes?: Values;
}

export const HANDS = ['left', 'right', 'both'];

export function handsOf(schema: Schema): string[] {
  return schema.hand === false ? [] : HANDS;
}

export function productsOf(schema: Schema): string[] {
  return schema.products ?? schema.classes ?? [];
}

function faults(label: EventsLabel, schema: Schema, task: Task): Fault[] {
  const rate = rateOf(task);
  const whole = task.content.type === 'video' ? (task.content.frames ?? Infinity) : Infinity;
  const { from, to } = range(task.part, whole);
  return label.events.flatMap((event, n): Fault[] => {
    const path = `events[${n}]`;
    if (event.end <= event.start) return [{ path, code: 'ends-before' }];
    if (event.start < msOf(from, rate) || (Number.isFinite(to) && event.end > msOf(to, rate))) return [{ path, code: 'outside-part' }];
    return handsOf(schema).length > 0 && !event.hand ? [{ path, code: 'say-which-hand' }] : [];
  });
}

export const tool: Tool<EventsLabel> = { component: Events, empty: () => ({ events: [] }), faults };
