import type { Component } from 'svelte';
import type { Binding } from '../label/keys';
import type { Fault, Schema, Task } from '../label/model';

/** What every tool is given; a label is never changed, only replaced. */
export interface ToolProps<L> {
  task: Task;
  schema: Schema;
  label: L;
  /** @param run changes of one run, such as a drag, are undone in one step */
  change: (label: L, run?: string) => void;
  /** Sends the label as it is. */
  send: () => void;
  /** The tool tells its keys here, whenever they change. */
  keys: (bindings: Binding[]) => void;
  /** Only to be looked at. */
  readonly?: boolean;
  /** What was said of objects, by path. */
  findings?: { path?: string; code: string; wrong: boolean; words: string }[];
}

/** One kind of work on the screen. */
export interface Tool<L> {
  component: Component<ToolProps<L>>;
  /** The label that nothing was done to yet. */
  empty: (schema: Schema, task: Task) => L;
  /** What is wrong with it, as far as a page can know. */
  faults: (label: L, schema: Schema, task: Task) => Fault[];
  /** A label may begin as that of the picture before: frames of one film, or of one camera, differ by little. */
  follows?: boolean;
}
