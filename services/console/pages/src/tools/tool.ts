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
}

/** The one list of tools; each is fetched when it is first needed. */
export async function toolOf(schema: Schema): Promise<Tool<unknown>> {
  switch (schema.type) {
    case 'classes':
      return schema.max === undefined && schema.min === undefined
        ? one((await import('./classes/tool')).tool)
        : one((await import('./classes/several')).tool);
    case 'boxes':
      return one((await import('./boxes/tool')).tool);
    case 'polygons':
      return one((await import('./polygons/tool')).tool);
    case 'landmarks':
      return one((await import('./landmarks/tool')).tool);
    case 'scene':
      return one((await import('./scene/tool')).tool);
    case 'events':
      return one((await import('./events/tool')).tool);
    case 'tracks':
      return one((await import('./tracks/tool')).tool);
    case 'spans':
      return one((await import('./spans/tool')).tool);
    case 'answers':
      return one((await import('./answers/tool')).tool);
  }
}

/** A tool and the labels it made are kept together by the page, so that the kind of label may be forgotten here. */
function one<L>(tool: Tool<L>): Tool<unknown> {
  return tool as unknown as Tool<unknown>;
}
