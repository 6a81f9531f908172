import type { components } from '../types/ingestion';

/** As what results may be downloaded: the rows of ingestion itself, or a file that others read. */
export type Format = 'ndjson' | components['schemas']['FileFormat'];

/** How a file of each ends; the type checker sees to it that none is left out. */
const endings: Record<Format, string> = {
  ndjson: 'ndjson',
  csv: 'csv',
  coco: 'json',
  yolo: 'zip',
  voc: 'zip',
  kitti: 'zip',
  cvat: 'xml',
  'label-studio': 'json',
};
export const formats = Object.keys(endings) as Format[];

export function fileName(dataset: string, format: Format): string {
  return `${dataset}.${endings[format]}`;
}

/** Where the results of a delivery lie in a format. */
export function addressOf(dataset: string, format: Format): string {
  const path = `/api/ingestion/v1/datasets/${encodeURIComponent(dataset)}`;
  return format === 'ndjson' ? `${path}/resolutions` : `${path}/export?format=${format}`;
}
