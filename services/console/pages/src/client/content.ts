import type { Content, Schema, WorkType } from '../label/model';

/** An item as the API tells it. */
export interface ItemView {
  id?: string;
  content?: Content;
  media?: string;
  text?: string;
  width?: number;
  height?: number;
}

/** What an item shows, in the form that the tools draw; undefined if it shows nothing that a page could. */
export function contentOf(item: ItemView | undefined): Content | undefined {
  if (item?.content) return item.content;
  if (item?.media) return { type: 'image', media: item.media, width: item.width, height: item.height };
  return item?.text === undefined ? undefined : { type: 'text', text: item.text };
}

/** Whether a browser can open what a content shows: an address of the web, or of our own media. */
export function opens(content: Content | undefined): content is Content {
  if (content?.type === 'text' || content?.type === 'pair') return true;
  if (content?.type === 'image' || content?.type === 'video') return /^https:\/\/|\/v1\/media\//.test(content.media);
  return content?.type === 'scene';
}

/** The schema of a project with the type in it, as the tools want it. */
export function schemaOf(project: { workType?: string; schema?: unknown } | undefined): Schema | undefined {
  if (!project?.schema) return undefined;
  return { type: project.workType, ...(project.schema as object) } as Schema;
}

const fields: [string, WorkType][] = [
  ['cuboids', 'scene'],
  ['boxes', 'boxes'],
  ['polygons', 'polygons'],
  ['points', 'landmarks'],
  ['events', 'events'],
  ['tracks', 'tracks'],
  ['spans', 'spans'],
  ['order', 'answers'],
];

/** As much of the schema as it takes to draw labels that are there already: their kind, and the names in them. */
export function schemaToDraw(...labels: unknown[]): Schema {
  const all = labels.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null);
  const type = fields.find(([field]) => all.some((one) => field in one))?.[1] ?? 'classes';
  const names = new Set<string>();
  const products = new Set<string>();
  const groups = new Map<string, number>();
  for (const label of all) {
    collect(label, names, products);
    if (typeof label.points === 'object' && label.points !== null) {
      for (const [name, points] of Object.entries(label.points)) if (Array.isArray(points)) groups.set(name, points.length);
    }
  }
  const several = all.some((one) => Array.isArray(one.classes));
  return {
    type,
    classes: [...names],
    products: [...products],
    groups: [...groups].map(([name, size]) => ({ name, size })),
    ...(type === 'classes' && several ? { min: 0, max: names.size } : {}),
  };
}

function collect(node: unknown, names: Set<string>, products: Set<string>): void {
  if (Array.isArray(node)) {
    for (const one of node) collect(one, names, products);
  } else if (typeof node === 'object' && node !== null) {
    for (const [field, value] of Object.entries(node)) {
      if (field === 'class' && typeof value === 'string') names.add(value);
      else if (field === 'product' && typeof value === 'string') products.add(value);
      else if (field === 'classes' && Array.isArray(value)) for (const name of value) names.add(String(name));
      else collect(value, names, products);
    }
  }
}
