import type { Content, Part } from '../label/model';
import { fetchJson } from '../lib/api';

export interface Finding {
  path?: string;
  code: string;
  wrong: boolean;
  words: string;
}

/** What was judged of one of her labels, with the work itself, as quality-check tells it. */
export interface Verdict {
  label: string;
  unit: string;
  terms: string;
  at: string;
  content: Content;
  part: Part;
  answer: unknown;
  counted: boolean;
  outcome: 'accepted' | 'partly-accepted' | 'rejected';
  cause?: string;
  share: number;
  why: string;
  findings: Finding[];
  corrected?: string;
  inForce: boolean;
  resolution?: unknown;
}

/** Her own verdicts, newest first. */
export function verdicts(cursor?: string): Promise<{ items: Verdict[]; next?: string }> {
  const query = new URLSearchParams(cursor ? { cursor } : {});
  return fetchJson(`/api/quality-check/v1/workers/me/verdicts?${query.toString()}`);
}
