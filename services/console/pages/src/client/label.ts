/** What can be said of a label without drawing it: the classes it names and a line of words. */
type Words = { nothingDrawn: string; objects: (n: number) => string; points: (n: number) => string };

/** The classes a schema offers, in its order; empty where work has none. */
export function classesOf(schema: unknown): string[] {
  const names = (schema as { classes?: unknown } | undefined)?.classes;
  if (!Array.isArray(names)) return [];
  return names
    .map((one: unknown) => (typeof one === 'string' ? one : (one as { name?: unknown } | null)?.name))
    .filter((name): name is string => typeof name === 'string');
}

/** Of a scene the cuboids: its boxes are what cameras see of them. */
function objectsIn(label: unknown): Record<string, unknown>[] {
  if (typeof label !== 'object' || label === null) return [];
  const { cuboids } = label as { cuboids?: unknown[] };
  const lists = cuboids?.length ? [cuboids] : (Object.values(label).filter(Array.isArray) as unknown[][]);
  return lists.flat().filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null);
}

/** The classes that a label names, whatever its kind: the whole, several, or one for each object. */
export function classesIn(label: unknown): string[] {
  const whole = label as { class?: unknown; label?: unknown; classes?: unknown } | undefined;
  const named = [whole?.class, ...(Array.isArray(whole?.classes) ? whole.classes : [])];
  const objects = objectsIn(label).flatMap((one) => [one.class, one.label, one.product]);
  return [...named, ...objects].filter((name): name is string => typeof name === 'string');
}

/** "tea", or "3 objects: car 2, person 1", or that there is nothing. */
export function inWords(label: unknown, words: Words): string {
  const whole = label as { class?: unknown; classes?: unknown; better?: unknown } | undefined;
  if (typeof whole?.class === 'string') return whole.class;
  if (Array.isArray(whole?.classes) && whole.classes.every((one) => typeof one === 'string')) {
    return whole.classes.length > 0 ? whole.classes.join(', ') : words.nothingDrawn;
  }
  const { order, points } = (label ?? {}) as { order?: string[][]; points?: Record<string, unknown[]> };
  if (order) return order.map((equal) => equal.join(' = ')).join(' > ');
  if (points) return words.points(Object.values(points).reduce((sum, group) => sum + group.filter(Boolean).length, 0));
  const objects = objectsIn(label);
  if (objects.length === 0) return words.nothingDrawn;
  const tally = new Map<string, number>();
  for (const name of classesIn(label)) tally.set(name, (tally.get(name) ?? 0) + 1);
  const kinds = [...tally].map(([name, n]) => (n > 1 ? `${name} ${n}` : name)).join(', ');
  return kinds ? `${words.objects(objects.length)}: ${kinds}` : words.objects(objects.length);
}
