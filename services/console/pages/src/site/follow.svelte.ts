import { Loaded } from '../lib/loaded.svelte';
import { after, NAMES, type Noted } from './live';
import { type People, people } from './model';

const POLL_SECONDS = 5;
const RETRY_SECONDS = 60;

/** A site as it is now: told by its events, and asked for every few seconds while they do not come. */
export class Followed extends Loaded<People> {
  live = $state(false);

  constructor(site: string) {
    super(() => people(site));
    $effect(() => {
      let events = this.open(site);
      let shut = 0;
      void this.load();
      const timer = setInterval(() => {
        if (document.hidden || this.live) return;
        if (!this.busy) void this.load();
        if (events.readyState === EventSource.CLOSED && ++shut * POLL_SECONDS >= RETRY_SECONDS) {
          shut = 0;
          events = this.open(site);
        }
      }, POLL_SECONDS * 1000);
      return () => {
        clearInterval(timer);
        events.close();
      };
    });
  }

  /** The browser opens a broken line again by itself and says how far it was; one that was refused stays closed. */
  private open(site: string): EventSource {
    const events = new EventSource(`/api/task-dispatch/v1/sites/${encodeURIComponent(site)}/events`);
    events.addEventListener('open', () => (this.live = true));
    events.addEventListener('error', () => (this.live = false));
    events.addEventListener('site', ({ data }) => this.tell(JSON.parse(data) as People));
    for (const name of NAMES) {
      events.addEventListener(name, ({ data }) => this.hear(JSON.parse(data) as Noted));
    }
    return events;
  }

  private hear(noted: Noted): void {
    const next = this.data && after(this.data, noted);
    if (next) this.tell(next);
    else void this.load();
  }

  private tell(site: People): void {
    this.data = site;
    this.problem = undefined;
    this.at = new Date();
  }
}
