import type { Values } from '../attributes';
import type { Tool } from '../tool';
import Classes from './Classes.svelte';

export interface ClassLabel {
  class?: string;
  attributes?: Values;
}

export const tool: Tool<ClassLabel> = {
  component: Classes,
  empty: () => ({}),
  faults: (label) => (label.class === undefined ? [{ path: 'class', code: 'choose-one' }] : []),
};
