import type { Content, Schema } from '../label/model';

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
