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

it('keeps boxes of different cameras apart', () => {
  const seen = (camera: string) => ({ boxes: [{ ...car(0), id: 'b1', camera }] });
  expect(paths(seen('front'), seen('front'))).toEqual([]);
  expect(paths(seen('front'), seen('left'))).toEqual(['boxes[0]']);
});

it('compares cuboids from above, by place and by where they point', () => {
  const driving = (x: number, yaw: number) => ({ cuboids: [{ id: 'c1', class: 'car', x, y: 5, z: 1, l: 4.5, w: 2, h: 1.6, yaw }] });
  expect(paths(driving(10, 0.1), driving(10.4, 0.15))).toEqual([]);
  expect(paths(driving(10, 0), driving(14, 0))).toEqual(['cuboids[0]']);
  expect(paths(driving(10, 0.1), driving(10, 0.1 + Math.PI))).toEqual(['cuboids[0]']);
});

it('compares tracks over all their frames', () => {
  const going = (to: number, last: number) => ({
    tracks: [{ id: 't1', class: 'car', keys: [{ frame: 0, ...place(0) }, { frame: last, ...place(to) }] }],
  });
  const place = (x: number) => ({ x1: x, y1: 0, x2: x + 100, y2: 100 });
  expect(paths(going(200, 40), going(210, 40))).toEqual([]);
  expect(paths(going(200, 40), going(200, 15))).toEqual(['tracks[0]']);
  expect(paths(going(200, 40), going(900, 40))).toEqual(['tracks[0]']);
});

it('compares points group by group', () => {
  const brow = [0, 1, 2, 3, 4].map((n) => [20 * n, 10 - 2 * n, 2]);
  const face = (left: unknown[]) => ({ points: { left_brow: left, nose: [[50, 60, 2]], mouth: [[30, 100, 2], [70, 100, 2]] } });
  expect(paths(face(brow), face(brow.map(([x, y]) => [x! + 1, y! - 1, 1])))).toEqual([]);
  expect(paths(face(brow), face(brow.toReversed()))).toEqual(['points.left_brow']);
  expect(paths(face(brow), face(brow.map(() => [null, null, 0])))).toEqual(['points.left_brow']);
});

it('says nothing of what it cannot compare', () => {
  expect(paths({ order: [['a'], ['b']] }, { order: [['b'], ['a']] })).toEqual([]);
  expect(paths({ points: { nose: [] } }, { points: { nose: [] } })).toEqual([]);
});
