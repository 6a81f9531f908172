import { expect, it } from 'vitest';
import { schemaToDraw } from './content';

it.each([
  [{ class: 'cat' }, { type: 'classes', classes: ['cat'] }],
  [{ classes: ['car', 'rain'] }, { type: 'classes', classes: ['car', 'rain'], max: 2 }],
  [{ boxes: [{ class: 'car', x1: 0 }], cuboids: [{ class: 'bus' }], links: [] }, { type: 'scene', classes: ['car', 'bus'] }],
  [{ points: { nose: [[1, 2, 2]] } }, { type: 'landmarks', groups: [{ name: 'nose', size: 1 }] }],
  [{ events: [{ product: 'cola', start: 0, end: 9 }] }, { type: 'events', products: ['cola'] }],
])('%j', (label, schema) => expect(schemaToDraw(label)).toMatchObject(schema));
