import { idempotencyKey } from '../lib/api';
import { problemIn } from '../lib/problem';
import { expired } from '../shell/session.svelte';
import type { components } from '../types/task-dispatch';
import * as safe from './safe';

/** How long a label is held back, so that she can go back to it; ten of them at most. */
export const HELD_MS = 60_000;
export const HELD_LABELS = 10;
const MOST_ROWS = 200;
const BEAT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

type Answers = components['schemas']['SubmissionView'];

/** What waits is kept until she has signed in again. */
class SignedOut extends Error {}

/** Sends what waits, by itself and for as long as it takes; one tab of a browser does it at a time. */
export class Sender {
  waiting = $state(0);
  /** No answer came to the last try. */
  cut = $state(false);
  refused = $state.raw<safe.RefusedLabel[]>([]);
  late = $state.raw<{ name: string; counted: boolean }[]>([]);

  private ends = false;
  private wait = BEAT_MS;
  private urgent = false;
  private wake = () => {};
  private woken = false;

  constructor(private readonly worker: string) {
    const online = () => this.rouse();
    addEventListener('online', online);
    void this.look();
    void navigator.locks.request(`terrace-send-${worker}`, async () => {
      for (;;) {
        this.woken = false;
        const last = this.ends;
        await this.beat();
        if (last && this.waiting === 0) break;
        // who calls while it sends is heard too
        if (!this.woken) await this.rest();
      }
      removeEventListener('online', online);
    });
  }

  private rest(): Promise<void> {
    return new Promise((go) => {
      this.wake = go;
      setTimeout(go, this.wait);
    });
  }

  private rouse(): void {
    this.woken = true;
    this.wake();
  }

  /** Sends all that waits, however long that takes, and ends then; the page may be another by that time. */
  finish(): void {
    this.ends = true;
    this.hurry();
  }

  /** Sends at once what is still held back. */
  hurry(): void {
    this.urgent = true;
    this.rouse();
  }

  async look(): Promise<void> {
    this.waiting = (await safe.waitingOf(this.worker)).length;
    this.refused = await safe.refusedOf(this.worker);
  }

  async seen(name: string): Promise<void> {
    await safe.read(name);
    await this.look();
  }

  private async beat(): Promise<void> {
    try {
      for (const group of await safe.groupsOf(this.worker)) await this.send(group);
      const group = await this.next();
      if (group) await this.send(group);
      this.cut = false;
      this.wait = BEAT_MS;
    } catch (failure) {
      this.cut = !(failure instanceof SignedOut);
      this.wait = Math.min(LONGEST_WAIT_MS, this.wait * 2);
    }
    await this.look();
  }

  /** The oldest labels of one pack whose time has come, as a group that keeps its key. */
  private async next(): Promise<safe.Group | undefined> {
    const all = (await safe.waitingOf(this.worker)).sort((a, b) => a.after - b.after);
    const now = Date.now();
    const due = all.filter((label, place) => this.urgent || this.ends || label.after <= now || place < all.length - HELD_LABELS);
    const [first] = due;
    if (!first) {
      this.urgent = false;
      return undefined;
    }
    const rows = due.filter((label) => label.pack === first.pack).slice(0, MOST_ROWS);
    const group = { key: idempotencyKey(), worker: this.worker, pack: first.pack, names: rows.map((row) => row.name) };
    await safe.keepGroup(group);
    return group;
  }

  private async send(group: safe.Group): Promise<void> {
    const all = await safe.waitingOf(this.worker);
    const rows = group.names.flatMap((name) => all.find((label) => label.name === name) ?? []);
    const response = await fetch(`/api/task-dispatch/v1/packs/${encodeURIComponent(group.pack)}/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': group.key, accept: 'application/json' },
      body: rows.map((label) => JSON.stringify(label.row)).join('\n') + '\n',
    });
    if (response.status === 401) {
      expired();
      throw new SignedOut();
    }
    if (response.status === 429 || response.status >= 500) throw new Error('later');
    if (!response.ok) {
      const problem = await problemIn(response);
      const refused = rows.map((label) => this.refusal(label, problem.type, problem.detail));
      await safe.answered(group, refused);
      return;
    }
    const answers = ((await response.json()) as Answers).rows ?? [];
    const refused: safe.RefusedLabel[] = [];
    for (const [place, label] of rows.entries()) {
      const answer = answers[place];
      if (answer?.outcome === 'refused') refused.push(this.refusal(label, answer.reason ?? '', answer.detail ?? ''));
      if (answer?.outcome?.startsWith('late')) {
        this.late = [...this.late, { name: label.name, counted: answer.outcome === 'late-counted' }];
      }
    }
    await safe.answered(group, refused);
  }

  private refusal(label: safe.Waiting, reason: string, detail: string): safe.RefusedLabel {
    return { name: label.name, worker: this.worker, pack: label.pack, label: label.row.label, reason, detail };
  }
}
