import { speak } from '../words/index.svelte';
import { en } from './words.en';
import { zh } from './words.zh';

export type ShellWords = typeof en;
export const say = speak(en, zh);
