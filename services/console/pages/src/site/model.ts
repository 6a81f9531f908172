import { body, dispatch, fetchJson } from '../lib/api';
import type { Statement } from '../finance/model';
import type { components } from '../types/task-dispatch';

type Schemas = components['schemas'];
export type Worker = Schemas['WorkerView'];
export type Registered = Schemas['RegisteredView'];

const AT_ONCE = 500;
const PAGE = 200;

export async function site(id: string): Promise<Schemas['SiteView']> {
  return body(dispatch.GET('/v1/sites/{site}', { params: { path: { site: id } } }));
}

export async function workers(site: string): Promise<Worker[]> {
  const all: Worker[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: PAGE, ...(cursor ? { cursor } : {}) } as never;
    const page = await body(dispatch.GET('/v1/sites/{site}/workers', { params: { path: { site }, query } }));
    all.push(...(page.workers ?? []));
    cursor = page.cursor;
  } while (cursor);
  return all;
}

export type People = Schemas['PeopleView'];
export type Person = Schemas['Person'];
export type Doing = 'working' | 'waiting' | 'paused' | 'away';

/** Who does what now, and what each has done today. */
export async function people(site: string): Promise<People> {
  return body(dispatch.GET('/v1/sites/{site}/people', { params: { path: { site } } }));
}

export function doing(person: Person): Doing {
  return (person.doing ?? 'AWAY').toLowerCase() as Doing;
}

/** Deals her nothing for a while, or deals to her again. */
export async function setState(site: string, worker: Worker, state: 'active' | 'paused'): Promise<void> {
  const path = { site, worker: worker.worker ?? '' };
  await dispatch.PUT('/v1/sites/{site}/workers/{worker}', { params: { path }, body: { team: worker.team, state } });
}

/** She has left; registering her again brings her back. */
export async function leave(site: string, worker: string): Promise<void> {
  await dispatch.DELETE('/v1/sites/{site}/workers/{worker}', { params: { path: { site, worker } } });
}

/** What each has earned since a moment: her statement, a few at a time; who has none is left out. */
export async function earned(names: string[], from: Date, currency: string): Promise<Map<string, { labels: number; micros: number }>> {
  const found = new Map<string, { labels: number; micros: number }>();
  const queue = [...names];
  const since = encodeURIComponent(from.toISOString());
  async function hand(): Promise<void> {
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      const payee = encodeURIComponent(`worker:${name}`);
      const path = `/api/payout/v1/statements/${payee}?currency=${currency}&limit=1&from=${since}`;
      const one = await fetchJson<Statement>(path).catch(() => undefined);
      const sums = one?.sums ?? [];
      found.set(name, {
        labels: sums.reduce((all, sum) => all + (sum.labels ?? 0), 0),
        micros: sums.reduce((all, sum) => all + (sum.micros ?? 0), 0),
      });
    }
  }
  await Promise.all([hand(), hand(), hand(), hand()]);
  return found;
}

export interface Row {
  line: number;
  worker: string;
  team: string;
  fault?: 'columns' | 'id' | 'twice';
}

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** The people of a list: a line each, id and team; a head line, blank lines and quotes do no harm. */
export function peopleIn(text: string): Row[] {
  const seen = new Set<string>();
  const rows: Row[] = [];
  for (const [n, raw] of text.replace(/^\ufeff/, '').split(/\r?\n/).entries()) {
    if (raw.trim() === '') continue;
    const cells = raw.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    const [worker = '', team = ''] = cells;
    if (n === 0 && /^(worker|id|编号|工号)$/i.test(worker)) continue;
    const fault = !worker || !team ? 'columns' : !ID.test(worker) || !ID.test(team) ? 'id' : seen.has(worker) ? 'twice' : undefined;
    seen.add(worker);
    rows.push({ line: n + 1, worker, team, ...(fault ? { fault } : {}) });
  }
  return rows;
}

/** Registers people, their teams first; may be repeated. */
export async function register(site: string, rows: Row[]): Promise<Registered> {
  for (const team of new Set(rows.map((row) => row.team))) {
    const path = { site, team };
    await dispatch.PUT('/v1/sites/{site}/teams/{team}', { params: { path }, body: { name: team } });
  }
  const sum: Required<Registered> = { registered: 0, unchanged: 0, refused: [] };
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE).map(({ worker, team }) => ({ worker, team }));
    const call = dispatch.POST('/v1/sites/{site}/workers', { params: { path: { site } }, body: { workers: some } });
    const answer = await body(call);
    sum.registered += answer.registered ?? 0;
    sum.unchanged += answer.unchanged ?? 0;
    sum.refused.push(...(answer.refused ?? []));
  }
  return sum;
}
