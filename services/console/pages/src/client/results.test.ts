import { expect, it } from 'vitest';
import { fits, type Wanted } from './results';

const any: Wanted = { class: '', below: 1, by: '', state: '' };
const boxes = { item: 'a', label: { boxes: [{ class: 'car' }, { class: 'bus' }] }, confidence: 0.9, by: 'consensus' };

it.each([
  [any, true],
  [{ ...any, class: 'bus' }, true],
  [{ ...any, class: 'cat' }, false],
  [{ ...any, below: 0.9 }, true],
  [{ ...any, below: 0.8 }, false],
  [{ ...any, by: 'review' }, false],
  [{ ...any, state: 'resolved' }, true],
  [{ ...any, state: 'withdrawn' }, false],
])('%j: %s', (wanted, is) => expect(fits(boxes, wanted)).toBe(is));
