import { expect, it } from 'vitest';
import { figuresOf } from './model';

it('sums a metric over its labels and keeps its largest value', () => {
  const text = '# HELP lag\nlag{topic="a"} 3.0\nlag{topic="b"} 4.0\nrunning 1\nbroken NaN\n';
  expect(Object.fromEntries(figuresOf(text))).toEqual({ lag: 7, 'lag max': 4, running: 1, 'running max': 1 });
});
