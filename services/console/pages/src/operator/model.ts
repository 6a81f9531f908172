import { project } from '../client/model';
import { body, dispatch, fetchJson } from '../lib/api';
import type { components } from '../types/task-dispatch';

export const services = ['ingestion', 'task-dispatch', 'quality-check', 'payout'] as const;
export type ServiceName = (typeof services)[number];

export interface Health {
  status: 'UP' | 'DOWN';
  checks: { name: string; status: 'UP' | 'DOWN'; data?: Record<string, unknown> }[];
}

export interface ServiceState {
  name: ServiceName;
  health?: Health;
  figures: Map<string, number>;
  version?: string;
}

/** The sum and the largest value of each metric, whatever its labels: `name` and `name max`. */
export function figuresOf(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const line of text.split('\n')) {
    const parsed = /^([a-zA-Z_:][\w:]*)(?:\{[^}]*\})?\s+(\S+)/.exec(line);
    const value = Number(parsed?.[2]);
    if (!parsed?.[1] || Number.isNaN(value)) continue;
    found.set(parsed[1], (found.get(parsed[1]) ?? 0) + value);
    found.set(`${parsed[1]} max`, Math.max(found.get(`${parsed[1]} max`) ?? -Infinity, value));
  }
  return found;
}

async function textOf(path: string): Promise<string> {
  const response = await fetch(path);
  return response.ok ? response.text() : '';
}

/** Whatever the status: a service that is down says so in an answer of 503. */
async function jsonOf<T>(path: string): Promise<T | undefined> {
  return fetch(path).then((answer) => answer.json() as Promise<T>).catch(() => undefined);
}

export async function stateOf(name: ServiceName): Promise<ServiceState> {
  const base = `/api/${name}/q`;
  const [health, info, metrics] = await Promise.all([
    jsonOf<Health>(`${base}/health`),
    jsonOf<{ build?: { version?: string } }>(`${base}/info`),
    textOf(`${base}/metrics`),
  ]);
  const sound = health && 'checks' in health ? health : undefined;
  return { name, health: sound, figures: figuresOf(metrics), version: info?.build?.version };
}

export interface Queued {
  project: string;
  name: string;
  lots: number;
  open: number;
  leased: number;
  oldest?: string;
}

export interface Queue {
  readyLots: number;
  projects: Queued[];
}

/** Asked for once: the queue is read every few seconds. */
const names = new Map<string, string>();

/** The project's id where ingestion does not tell its name. */
async function nameOf(id: string): Promise<string> {
  const known = names.get(id) ?? (await project(id).then((one) => one.name).catch(() => undefined));
  if (known) names.set(id, known);
  return known ?? id;
}

export async function queue(): Promise<Queue> {
  const { readyLots, projects } = await fetchJson<{ readyLots: number; projects: Omit<Queued, 'name'>[] }>('/api/task-dispatch/v1/queue');
  return { readyLots, projects: await Promise.all(projects.map(async (one) => ({ ...one, name: await nameOf(one.project) }))) };
}

type Schemas = components['schemas'];
export type Letter = Schemas['DeadLetter'];
export type Letters = Schemas['DeadLetters'];

/** The events of all services that nobody could take. */
export function deadLetters(): Promise<Letters> {
  return body(dispatch.GET('/v1/dead-letters'));
}

/** Sends all that waits on a topic to where it came from. @return how many */
export async function sendBack(topic: string): Promise<number> {
  const { sent } = await body(dispatch.POST('/v1/dead-letters/{topic}/replays', { params: { path: { topic } } }));
  return sent ?? 0;
}

/** Letters by the topic on which they lie. */
export function byTopic(letters: Letter[]): [string, Letter[]][] {
  const topics = new Map<string, Letter[]>();
  for (const letter of letters) topics.set(letter.topic ?? '', [...(topics.get(letter.topic ?? '') ?? []), letter]);
  return [...topics];
}
