/** A schema to start from for each kind of work; `classes: []` is filled from the list that is typed. */
export interface Kind {
  type: string;
  /** Whether classes are typed as a list; else the schema is edited as JSON. */
  listed: boolean;
  start: Record<string, unknown>;
}

export const kinds: Record<string, Kind> = {
  classes: { type: 'classes', listed: true, start: { type: 'classes', classes: [] } },
  boxes: { type: 'boxes', listed: true, start: { type: 'boxes', maxBoxes: 100, classes: [] } },
  polygons: { type: 'polygons', listed: true, start: { type: 'polygons', maxPolygons: 100, classes: [] } },
  landmarks: { type: 'landmarks', listed: false, start: { type: 'landmarks', template: 'face-68' } },
  scene: { type: 'scene', listed: true, start: { type: 'scene', classes: [] } },
  events: { type: 'events', listed: false, start: { type: 'events', products: [{ id: 'cola-330', name: 'Cola 330 ml' }], hands: ['left', 'right'] } },
  tracks: { type: 'tracks', listed: true, start: { type: 'tracks', classes: [] } },
  spans: { type: 'spans', listed: true, start: { type: 'spans', classes: [] } },
  answers: { type: 'answers', listed: false, start: { type: 'answers', reasons: ['correct', 'complete', 'clear'] } },
};

export function classesTyped(text: string): string[] {
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
