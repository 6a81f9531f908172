import createClient, { type Middleware } from 'openapi-fetch';
import { expired } from '../shell/session.svelte';
import type { paths as Ingestion } from '../types/ingestion';
import type { paths as Payout } from '../types/payout';
import type { paths as Quality } from '../types/quality-check';
import type { paths as Dispatch } from '../types/task-dispatch';
import { problemIn, Refused } from './problem';

/** Every answer that is not a success becomes a Refused; 401 also tells the shell that the session has ended. */
const refusals: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return;
    if (response.status === 401) expired();
    throw new Refused(await problemIn(response));
  },
};

function service<Paths extends {}>(name: string) {
  const client = createClient<Paths>({ baseUrl: `/api/${name}` });
  client.use(refusals);
  return client;
}

export const ingestion = service<Ingestion>('ingestion');
export const dispatch = service<Dispatch>('task-dispatch');
export const quality = service<Quality>('quality-check');
export const payout = service<Payout>('payout');

/** The body of an answer that was a success; used as `await body(ingestion.GET('/v1/projects'))`. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  return data as T;
}

/** The same for an answer the API description does not know yet. */
export async function fetchJson<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init);
  if (!response.ok) {
    if (response.status === 401) expired();
    throw new Refused(await problemIn(response));
  }
  return (await response.json()) as T;
}

/** A key under which a request may be sent again: the service answers the same, once. */
export function idempotencyKey(): string {
  const random = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
