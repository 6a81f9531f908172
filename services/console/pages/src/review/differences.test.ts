import { expect, it } from 'vitest';
import { differences } from './differences';

const car = (x1: number) => ({ class: 'car', x1, y1: 0, x2: x1 + 100, y2: 100 });
const paths = (label: unknown, other: unknown) => differences(label, [other], '').map(({ path }) => path);

it('names the objects that no other label has', () => {
  expect(paths({ boxes: [car(0), car(300)] }, { boxes: [car(10)] })).toEqual(['boxes[1]']);
  expect(paths({ boxes: [car(0)] }, { boxes: [{ ...car(0), class: 'bus' }] })).toEqual(['boxes[0]']);
});

it('compares spans and events by how far they overlap, and classes by their name', () => {
  const span = (start: number, end: number) => ({ spans: [{ class: 'person', start, end }] });
  expect(paths(span(0, 10), span(1, 10))).toEqual([]);
  expect(paths(span(0, 10), span(20, 30))).toEqual(['spans[0]']);
  expect(paths({ class: 'cat' }, { class: 'dog' })).toEqual(['cat']);
});

it('says nothing of what it cannot compare', () => {
  expect(paths({ points: { nose: [] } }, { points: { nose: [] } })).toEqual([]);
});
