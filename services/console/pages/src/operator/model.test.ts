import { expect, it } from 'vitest';
import { byTopic, figuresOf } from './model';

it('sums a metric over its labels and keeps its largest value', () => {
  const text = '# HELP lag\nlag{topic="a"} 3.0\nlag{topic="b"} 4.0\nrunning 1\nbroken NaN\n';
  expect(Object.fromEntries(figuresOf(text))).toEqual({ lag: 7, 'lag max': 4, running: 1, 'running max': 1 });
});

it('gathers letters by their topic', () => {
  const letters = [{ topic: 'a', offset: 1 }, { topic: 'b', offset: 1 }, { topic: 'a', offset: 2 }];
  expect(byTopic(letters).map(([topic, all]) => [topic, all.length])).toEqual([['a', 2], ['b', 1]]);
});
