import type { Schema } from '../label/model';
import type { Tool } from './tool';

/** The one list of tools; each is fetched when it is first needed. */
export async function toolOf(schema: Schema): Promise<Tool<unknown>> {
  switch (schema.type) {
    case 'classes':
      return schema.max === undefined && schema.min === undefined
        ? one((await import('./classes/tool')).tool)
        : one((await import('./classes/several')).tool);
    case 'boxes':
      return one((await import('./boxes/tool')).tool);
    case 'polygons':
      return one((await import('./polygons/tool')).tool);
    case 'landmarks':
      return one((await import('./landmarks/tool')).tool);
    case 'scene':
      return one((await import('./scene/tool')).tool);
    case 'events':
      return one((await import('./events/tool')).tool);
    case 'tracks':
      return one((await import('./tracks/tool')).tool);
    case 'spans':
      return one((await import('./spans/tool')).tool);
    case 'answers':
      return one((await import('./answers/tool')).tool);
  }
}

/** A tool and the labels it made are kept together by the page, so that the kind of label may be forgotten here. */
function one<L>(tool: Tool<L>): Tool<unknown> {
  return tool as unknown as Tool<unknown>;
}
