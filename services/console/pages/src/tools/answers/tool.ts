import type { Fault, Schema, Task } from '../../label/model';
import type { Values } from '../attributes';
import type { Tool } from '../tool';
import Answers from './Answers.svelte';

export interface AnswersLabel {
  /** Best first; those in one list are equal. */
  order: string[][];
  /** Of two: by how much the better is better, 1 to 3. */
  by?: number;
  /** As they were shown, which differs from worker to worker. */
  shown?: string[];
  reasons?: string[];
  attributes?: Values;
}

export function idsOf(task: Task): string[] {
  return task.content.type === 'pair' ? task.content.answers.map((answer) => answer.id) : [];
}

/** An order by chance, so that no answer is always read first. */
export function shuffled(ids: string[]): string[] {
  const order = [...ids];
  for (let n = order.length - 1; n > 0; n--) {
    const other = crypto.getRandomValues(new Uint32Array(1))[0]! % (n + 1);
    [order[n], order[other]] = [order[other]!, order[n]!];
  }
  return order;
}

/** Whether a schema asks by how much the better of two is better. */
export function asksBy(schema: Schema, task: Task): boolean {
  return idsOf(task).length === 2 && schema['by'] !== false;
}

export function isTie(label: AnswersLabel): boolean {
  return label.order.length === 1;
}

function faults(label: AnswersLabel, schema: Schema, task: Task): Fault[] {
  const ids = idsOf(task);
  if (label.order.flat().length !== ids.length) return [{ path: 'order', code: 'place-every-answer' }];
  if (asksBy(schema, task) && !isTie(label) && label.by === undefined) return [{ path: 'by', code: 'say-by-how-much' }];
  return [];
}

export const tool: Tool<AnswersLabel> = {
  component: Answers,
  empty: (_, task) => ({ order: [], shown: shuffled(idsOf(task)) }),
  faults,
};
