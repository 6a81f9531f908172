import { fetchJson } from '../lib/api';

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

export async function stateOf(name: ServiceName): Promise<ServiceState> {
  const base = `/api/${name}/q`;
  const [health, metrics] = await Promise.all([
    fetch(`${base}/health`).then((answer) => answer.json() as Promise<Health>).catch(() => undefined),
    textOf(`${base}/metrics`),
  ]);
  const sound = health && 'checks' in health ? health : undefined;
  return { name, health: sound, figures: figuresOf(metrics) };
}

export interface Queue {
  readyLots: number;
  projects: { project: string; lots: number; open: number; leased: number; oldest?: string }[];
}

export function queue(): Promise<Queue> {
  return fetchJson('/api/task-dispatch/v1/queue');
}
