import type { ItemView } from '../client/content';
import type { Content, Schema } from '../label/model';
import { fetchJson } from '../lib/api';

/** A unit as ingestion knows it: its item, and what has become of it. */
export interface UnitItem {
  unit: string;
  project: string;
  version: number;
  item?: ItemView;
  resolution?: { label: unknown; confidence?: number; by?: string };
  withdrawn?: string;
}

/** A unit as quality-check knows it: the work itself, and every label with its verdicts, of which the last is in force. */
export interface UnitJudged {
  task?: { content: Content; schema: Schema };
  labels?: {
    attempt: number;
    site: string;
    worker: string;
    label: unknown;
    counted: boolean;
    verdicts?: { outcome: 'accepted' | 'partly-accepted' | 'rejected'; cause?: string; share?: number; why?: string; reason?: string }[];
  }[];
}

export function item(unit: string): Promise<UnitItem> {
  return fetchJson(`/api/ingestion/v1/units/${encodeURIComponent(unit)}`);
}

export function judged(unit: string): Promise<UnitJudged> {
  return fetchJson(`/api/quality-check/v1/units/${encodeURIComponent(unit)}`);
}
