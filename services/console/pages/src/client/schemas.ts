/** A kind of work in the project form: the schema it starts from, and the list that is typed into it. */
export interface Kind {
  type: string;
  /** The field that a typed list fills; without one the schema is edited as JSON. */
  list?: 'classes' | 'products';
  /** Names that the list needs at least. */
  least: number;
  start: Record<string, unknown>;
}

export const kinds: Record<string, Kind> = {
  classes: { type: 'classes', list: 'classes', least: 2, start: { type: 'classes' } },
  'classes-several': { type: 'classes', list: 'classes', least: 2, start: { type: 'classes', min: 0, max: 3 } },
  boxes: { type: 'boxes', list: 'classes', least: 1, start: { type: 'boxes', maxBoxes: 100 } },
  polygons: { type: 'polygons', list: 'classes', least: 1, start: { type: 'polygons', maxPolygons: 50 } },
  landmarks: { type: 'landmarks', least: 0, start: { type: 'landmarks', template: 'face-68' } },
  scene: { type: 'scene', list: 'classes', least: 1, start: { type: 'scene' } },
  events: { type: 'events', list: 'products', least: 1, start: { type: 'events', hand: true } },
  tracks: { type: 'tracks', list: 'classes', least: 1, start: { type: 'tracks' } },
  spans: { type: 'spans', list: 'classes', least: 1, start: { type: 'spans' } },
  answers: { type: 'answers', least: 0, start: { type: 'answers', reasons: ['correct', 'complete', 'clear'] } },
};

export function namesTyped(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** @return the name that is there twice, if one is, whatever its case */
export function twice(names: string[]): string | undefined {
  const seen = new Set<string>();
  for (const name of names) {
    const folded = name.normalize('NFC').toLowerCase();
    if (seen.has(folded)) return name;
    seen.add(folded);
  }
  return undefined;
}

/** @return micro-units of an amount such as "0.08"; undefined if it is none, or has more than six decimals */
export function microsOf(amount: string): number | undefined {
  const found = /^(\d{1,7})(?:\.(\d{1,6}))?$/.exec(amount.trim());
  if (!found) return undefined;
  return Number(found[1]) * 1_000_000 + Number((found[2] ?? '').padEnd(6, '0'));
}
