import { speak } from '../words/index.svelte';
import { en } from './words.en';
import { zh } from './words.zh';

export const say = speak(en, zh);
