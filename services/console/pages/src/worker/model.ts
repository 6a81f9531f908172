import { fetchJson } from '../lib/api';

/** One judged label of hers, as quality-check tells it. */
export interface Verdict {
  label: string;
  unit: string;
  project: string;
  workType: string;
  at: string;
  verdict: 'accepted' | 'partly' | 'rejected' | 'pending';
  cause?: string;
  words?: string[];
  yours?: unknown;
  resolution?: unknown;
  media?: string;
  text?: string;
  appealUntil?: string;
}

export function verdicts(worker: string): Promise<{ items: Verdict[]; next?: string }> {
  return fetchJson(`/api/quality-check/v1/workers/${encodeURIComponent(worker)}/verdicts?limit=50`);
}
