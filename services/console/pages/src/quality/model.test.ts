import { expect, it } from 'vitest';
import { matrixOf, mistaken } from './model';

const pairs = [
  { labelled: 'cat', resolved: 'cat', labels: 2 },
  { labelled: 'cat', resolved: 'dog', labels: 3 },
  { labelled: 'cow', resolved: 'dog', labels: 5 },
];

it('has a row and a column for every class that was labelled or is the result', () => {
  expect(matrixOf(pairs)).toEqual({ names: ['dog', 'cat', 'cow'], cells: [[0, 0, 0], [3, 2, 0], [5, 0, 0]] });
});

it('names what was taken for something else, the most frequent first', () => {
  expect(mistaken(pairs).map((pair) => pair.labelled)).toEqual(['cow', 'cat']);
});
