import type { Tool } from '../tool';
import Classes from './Classes.svelte';

export interface ClassLabel {
  class?: string;
}

export const tool: Tool<ClassLabel> = {
  component: Classes,
  empty: () => ({}),
  faults: (label) => (label.class === undefined ? [{ path: 'class', code: 'choose-one' }] : []),
};
