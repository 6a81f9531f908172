import { describe, expect, it } from 'vitest';
import type { Schema } from '../label/model';
import { unsaid, withValue } from './attributes';

const colour = { name: 'colour', type: 'choice' as const, options: ['red', 'blue'], required: true };
const schema: Schema = { type: 'boxes', classes: ['car'], attributes: [colour], labelAttributes: [{ name: 'night', type: 'flag', required: true }] };

describe('attributes', () => {
  it('that must be said and are not are told where they lack', () => {
    const label = { boxes: [{ class: 'car', attributes: { colour: 'red' } }, { class: 'car' }], attributes: { night: false } };
    expect(unsaid(label, schema).map((fault) => fault.path)).toEqual(['boxes[1].attributes.colour']);
    expect(unsaid({ boxes: [] }, schema).map((fault) => fault.path)).toEqual(['attributes.night']);
  });

  it('of the boxes of a scene are its own', () => {
    const scene: Schema = { type: 'scene', attributes: [colour] };
    expect(unsaid({ boxes: [{}], cuboids: [{}], links: [{}] }, scene).map((fault) => fault.path)).toEqual(['cuboids[0].attributes.colour']);
  });

  it('that are emptied are not said', () => {
    expect(withValue({ colour: 'red', doors: 4 }, 'colour', '')).toEqual({ doors: 4 });
  });
});
