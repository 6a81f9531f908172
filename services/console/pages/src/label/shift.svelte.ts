import { idempotencyKey } from '../lib/api';
import { type Problem, problemIn, problemOf, Refused } from '../lib/problem';
import { expired } from '../shell/session.svelte';
import { address, mediaOf, nameOf, type Pack, type Project, type Unit } from './model';
import * as safe from './safe';

const PACK_UNITS = 20;
const MINUTES = 30;
const REFILL_BELOW = 6;
const AHEAD = 5;
const RENEW_EVERY_MS = 60_000;
const ASK_AGAIN_MS = 10_000;

export interface Work {
  unit: Unit;
  project: Project;
  pack: string;
}

function worksOf({ pack, units = [], projects = [] }: Pack): Work[] {
  return units.flatMap((unit) => {
    const project = projects.find((one) => one.project === unit.project && one.version === unit.version);
    return project ? [{ unit, project, pack }] : [];
  });
}

/** A worker's hour: packs are asked for before the last is done, renewed while she works, and handed back when she goes. */
export class Shift {
  queue = $state.raw<Work[]>([]);
  /** Why there is nothing to do: asked for, none there, or what is the matter. */
  state = $state<'asking' | 'working' | 'none' | 'trouble'>('asking');
  why = $state('');
  problem = $state.raw<Problem>();
  private packs = new Set<string>();
  private readonly timers: ReturnType<typeof setInterval>[] = [];
  private readonly fetched = new Map<string, HTMLImageElement | Promise<unknown>>();
  private asking = false;
  private key = idempotencyKey();

  constructor(private readonly worker: string) {
    void this.begin();
    this.timers.push(setInterval(() => void this.renew(), RENEW_EVERY_MS));
    this.timers.push(setInterval(() => void this.refill(), ASK_AGAIN_MS));
  }

  get now(): Work | undefined {
    return this.queue[0];
  }

  /** The unit is done, or handed back: the next one is there at once. */
  next(): void {
    this.queue = this.queue.slice(1);
    this.fetchAhead();
    void this.refill();
  }

  /** Goes back to a unit whose label was taken back. */
  again(work: Work): void {
    this.queue = [work, ...this.queue.filter((other) => nameOf(other.unit) !== nameOf(work.unit))];
  }

  /** Hands a unit back that she cannot do, with her reason. */
  async unable(work: Work, reason: string): Promise<void> {
    this.next();
    await this.giveBack(work.pack, { units: [work.unit.unit], reason: 'unable', why: reason });
  }

  /** The unit of a label that was refused, if it still waits for one. */
  async find(pack: string, name: string): Promise<Work | undefined> {
    const whole = (await this.call(`/v1/packs/${encodeURIComponent(pack)}`)) as Pack;
    return worksOf(whole).find((work) => nameOf(work.unit) === name);
  }

  /** Hands back all that is not done; what is done and not sent yet stays hers. */
  async leave(): Promise<void> {
    this.timers.forEach(clearInterval);
    const left = this.queue;
    this.queue = [];
    const packs = new Set(left.map((work) => work.pack));
    await Promise.allSettled(
      [...packs].map((pack) => {
        const units = left.filter((work) => work.pack === pack).map((work) => work.unit.unit);
        return this.giveBack(pack, { units, reason: 'unworked' });
      }),
    );
  }

  private async begin(): Promise<void> {
    try {
      const { packs } = (await this.call('/v1/packs?live=true')) as { packs: Pack[] };
      for (const { pack } of packs.filter((mine) => mine.worker === this.worker)) {
        await this.add((await this.call(`/v1/packs/${encodeURIComponent(pack)}`)) as Pack);
      }
    } catch (failure) {
      this.problem = problemOf(failure);
    }
    await this.refill();
  }

  private async refill(): Promise<void> {
    if (this.asking || this.queue.length >= REFILL_BELOW) return;
    this.asking = true;
    try {
      const pack = (await this.call('/v1/packs', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': this.key },
        body: JSON.stringify({ units: PACK_UNITS, minutes: MINUTES, worker: this.worker }),
      })) as Pack | undefined;
      this.key = idempotencyKey();
      this.problem = undefined;
      if (pack) await this.add(pack);
    } catch (failure) {
      this.problem = problemOf(failure);
    } finally {
      this.asking = false;
      this.state = this.queue.length > 0 ? 'working' : this.problem ? 'trouble' : 'none';
    }
  }

  private async add(pack: Pack): Promise<void> {
    this.packs.add(pack.pack);
    const known = new Set(this.queue.map((work) => nameOf(work.unit)));
    const handed = new Set((await safe.waitingOf(this.worker)).map((label) => label.name));
    const fresh = worksOf(pack).filter(({ unit }) => !known.has(nameOf(unit)) && !handed.has(nameOf(unit)));
    this.queue = [...this.queue, ...fresh];
    this.state = this.queue.length > 0 ? 'working' : 'none';
    this.fetchAhead();
  }

  /** Media of the next units are fetched and decoded while she works on this one. */
  private fetchAhead(): void {
    const wanted = this.queue.slice(0, AHEAD + 1).flatMap(({ unit }) => mediaOf(unit.content).map((media) => ({ media, unit })));
    for (const { media, unit } of wanted) {
      if (this.fetched.has(media)) continue;
      if (unit.content.type === 'video') {
        this.fetched.set(media, fetch(address(media)).then((answer) => answer.blob(), () => undefined));
      } else {
        const image = new Image();
        image.src = address(media);
        void image.decode().catch(() => undefined);
        this.fetched.set(media, image);
      }
    }
    const keep = new Set(wanted.map(({ media }) => media));
    for (const media of this.fetched.keys()) if (!keep.has(media)) this.fetched.delete(media);
  }

  private async renew(): Promise<void> {
    const mine = new Set(this.queue.map((work) => work.pack));
    for (const pack of this.packs) {
      if (!mine.has(pack)) {
        this.packs.delete(pack);
        continue;
      }
      try {
        await this.call(`/v1/packs/${encodeURIComponent(pack)}/renewals`, { method: 'POST' });
      } catch (failure) {
        const { status } = problemOf(failure);
        if (status === 409 || status === 410 || status === 404) this.ended(pack);
      }
    }
  }

  /** The pack ended while the lid was closed: what she did is sent all the same, the rest belongs to others now. */
  private ended(pack: string): void {
    this.packs.delete(pack);
    this.queue = this.queue.filter((work, place) => place === 0 || work.pack !== pack);
    void this.refill();
  }

  private async giveBack(pack: string, what: unknown): Promise<void> {
    await this.call(`/v1/packs/${encodeURIComponent(pack)}/returns`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(what),
      keepalive: true,
    }).catch(() => undefined);
  }

  private async call(path: string, init?: RequestInit): Promise<unknown> {
    const response = await fetch('/api/task-dispatch' + path, init);
    if (response.status === 204) {
      this.why = response.headers.get('nothing-because') ?? '';
      return undefined;
    }
    if (response.status === 401) expired();
    if (!response.ok) throw new Refused(await problemIn(response));
    return response.status === 200 || response.status === 201 ? response.json() : undefined;
  }
}
