import type { Attribute, Fault, Schema } from '../label/model';

export type Values = Record<string, string | number | boolean>;

interface Said {
  attributes?: Values;
}

/** What must be said of the label or of one of its objects and is not. */
export function unsaid(label: unknown, schema: Schema): Fault[] {
  if (typeof label !== 'object' || label === null) return [];
  const found = missing(schema.labelAttributes, label as Said, '');
  for (const [field, objects] of Object.entries(label)) {
    const list = schema.type === 'scene' && field === 'boxes' ? schema.boxAttributes : schema.attributes;
    if (!Array.isArray(objects) || field === 'links') continue;
    objects.forEach((object: unknown, n) => {
      if (typeof object === 'object' && object !== null) found.push(...missing(list, object as Said, `${field}[${n}].`));
    });
  }
  return found;
}

function missing(list: Attribute[] | undefined, of: Said, path: string): Fault[] {
  return (list ?? [])
    .filter((one) => one.required && (of.attributes?.[one.name] ?? '') === '')
    .map((one) => ({ path: `${path}attributes.${one.name}`, code: 'unsaid', values: [one.name] }));
}

/** The values with one of them said; an empty one is not said at all. */
export function withValue(values: Values | undefined, name: string, value: Values[string] | undefined): Values {
  const next = { ...values };
  if (value === undefined || value === '') delete next[name];
  else next[name] = value;
  return next;
}
