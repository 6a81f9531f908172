import type { Content, Part } from '../label/model';
import { body, dispatch, fetchJson } from '../lib/api';

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

/** The pack she has, and how many of its units still wait for a label. */
export async function ownPack(worker: string): Promise<{ left: number; endsAt: string } | undefined> {
  const { packs } = await body(dispatch.GET('/v1/packs', { params: { query: {} as never } }));
  const mine = packs?.find((pack) => pack.worker === worker);
  if (!mine?.pack) return undefined;
  const whole = await body(dispatch.GET('/v1/packs/{pack}', { params: { path: { pack: mine.pack } } }));
  return { left: whole.units?.length ?? 0, endsAt: mine.endsAt ?? '' };
}
