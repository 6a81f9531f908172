/** What a pack holds, as dispatch sends it. */
export interface Pack {
  pack: string;
  site: string;
  worker?: string;
  state: 'live' | 'ended' | 'done';
  leasedAt: string;
  renewBy?: string;
  endsAt: string;
  projects?: Project[];
  units?: Unit[];
}

export interface Project {
  project: string;
  /** As people call it. */
  name?: string;
  version: number;
  workType: WorkType;
  schema: Schema;
  guideline?: string;
}

export type WorkType =
  | 'classes'
  | 'boxes'
  | 'polygons'
  | 'landmarks'
  | 'scene'
  | 'events'
  | 'tracks'
  | 'spans'
  | 'answers';

/** A label schema; which fields it has follows from its type. */
export interface Schema {
  type: WorkType;
  classes?: string[];
  min?: number;
  max?: number;
  products?: string[];
  /** Whether it is asked which hand takes it; unless said otherwise it is. */
  hand?: boolean;
  groups?: FeatureGroup[];
  mirror?: number[];
  template?: string;
  reasons?: string[];
  attributes?: Attribute[];
  /** Of the boxes of a scene, whose cuboids have the others. */
  boxAttributes?: Attribute[];
  /** Of the label as a whole. */
  labelAttributes?: Attribute[];
  [field: string]: unknown;
}

export interface FeatureGroup {
  name: string;
  size: number;
  closed?: boolean;
}

export interface Attribute {
  name: string;
  type: 'flag' | 'text' | 'choice' | 'number';
  options?: string[];
  min?: number;
  max?: number;
  required?: boolean;
}

export interface Unit {
  unit: string;
  attempt: number;
  project: string;
  version: number;
  part: Part;
  content: Content;
  meta?: unknown;
  start?: unknown;
}

export type Part =
  | { type: 'whole' }
  | { type: 'frames'; from: number; to: number; step: number }
  | { type: 'window'; from: number; to: number };

export type Content =
  | { type: 'image'; media: string; width?: number; height?: number }
  | { type: 'text'; text: string }
  | { type: 'video'; media: string; width?: number; height?: number; fps?: { num: number; den: number }; frames?: number }
  | { type: 'scene'; cameras: Camera[]; frames: { points?: string; images: string[] }[] }
  | { type: 'pair'; prompt: string; answers: { id: string; text: string }[] };

export interface Camera {
  name: string;
  width: number;
  height: number;
  K: number[];
  T_cam_ego: number[];
}

/** What a tool is given to work on. */
export interface Task {
  content: Content;
  part: Part;
}

/** One thing that is wrong with a label; a warning does not keep it from being sent. */
export interface Fault {
  path: string;
  code: string;
  values?: (string | number)[];
  warning?: boolean;
}

/** Names a hand-out of a unit for good: drafts and labels on their way hang on it. */
export function nameOf(unit: Pick<Unit, 'unit' | 'attempt'>): string {
  return `${unit.unit}#${unit.attempt}`;
}

/** Every address of a unit's media, in the order in which they are needed. */
export function mediaOf(content: Content): string[] {
  switch (content.type) {
    case 'image':
    case 'video':
      return [content.media];
    case 'scene':
      return content.frames.flatMap((frame) => [...frame.images, ...(frame.points ? [frame.points] : [])]);
    case 'text':
    case 'pair':
      return [];
  }
}

/** An address as this page may call it: media of Terrace come through the page's own origin. */
export function address(media: string): string {
  const at = media.indexOf('/v1/media/');
  return at >= 0 ? '/api/ingestion' + media.slice(at) : media;
}
