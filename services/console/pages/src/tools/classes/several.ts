import type { Values } from '../attributes';
import type { Tool } from '../tool';
import Several from './Several.svelte';

export interface ClassesLabel {
  classes: string[];
  attributes?: Values;
}

export const tool: Tool<ClassesLabel> = {
  component: Several,
  empty: () => ({ classes: [] }),
  faults: (label, schema) => {
    const least = schema.min ?? 0;
    const most = schema.max ?? Infinity;
    if (label.classes.length < least) return [{ path: 'classes', code: 'choose-at-least', values: [least] }];
    if (label.classes.length > most) return [{ path: 'classes', code: 'choose-at-most', values: [most] }];
    return [];
  },
};
