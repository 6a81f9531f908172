import { afterEach, describe, expect, it } from 'vitest';
import { choose } from '../words/index.svelte';
import { reasoned, worded } from './findings';

describe('findings', () => {
  afterEach(() => choose('en'));
  const loose = { code: 'misplaced', path: 'boxes[0]', words: 'wrong place or size (43 % overlap, 50 % needed)' };
  const eye = { code: 'points-off', path: 'points.left_eye', words: 'left eye: 3 of 6 points off by more than 2.5 px' };
  const unheard = { code: 'unheard-of', words: 'as the service says it' };

  it('are told in the words of the service in English', () => {
    expect(worded([loose, unheard])).toEqual([loose, unheard]);
  });

  it('keep their figures in Chinese, and their words where the page has none', () => {
    choose('zh');
    expect(worded([loose, eye, unheard]).map((one) => one.words)).toEqual([
      '位置或大小不对（重叠 43%，需要 50%）',
      '左眼：6 个点中有 3 个偏离超过 2.5 像素',
      'as the service says it',
    ]);
  });
});

describe('reasons', () => {
  afterEach(() => choose('en'));
  const rule = '3 labels of others say otherwise';
  const person = 'the 2 left ears are one';

  it('are told in the language of the page, and what a person wrote as it is', () => {
    expect([rule, person].map(reasoned)).toEqual([rule, person]);
    choose('zh');
    expect([rule, person].map(reasoned)).toEqual(['另有 3 份他人的标注与此不同', person]);
  });
});
