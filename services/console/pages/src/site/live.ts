import type { components } from '../types/task-dispatch';
import type { People, Person } from './model';

type Schemas = components['schemas'];
type SitePack = Schemas['SitePack'];
type WorkDay = Schemas['WorkDay'];

/** What a site is told, as `GET …/events` has it. */
export type Happening =
  | { is: 'pack-leased'; pack: string; worker?: string; units: number; leasedAt: string; renewBy: string; endsAt: string }
  | { is: 'pack-renewed'; pack: string; worker?: string; renewBy: string }
  | { is: 'pack-ended'; pack: string; worker?: string; how: string }
  | { is: 'labels-sent'; pack?: string; worker: string; labels: number }
  | { is: 'worker-present'; worker: string }
  | { is: 'worker-away'; worker: string }
  | { is: 'worker-counted'; worker: string; day: string; counts: WorkDay }
  | { is: 'events-lost' };

/** An event and when it happened. */
export interface Noted {
  at: string;
  event: Happening;
}

export const NAMES: Happening['is'][] = [
  'pack-leased',
  'pack-renewed',
  'pack-ended',
  'labels-sent',
  'worker-present',
  'worker-away',
  'worker-counted',
  'events-lost',
];

const NOTHING: WorkDay = { packs: 0, units: 0, judged: 0 };

/** The site after an event; the same event again changes nothing. Nothing if it has to be asked for anew. */
export function after(site: People, { at, event }: Noted): People | undefined {
  switch (event.is) {
    case 'events-lost':
      return undefined;
    case 'pack-leased': {
      const { is: _, worker, ...pack } = event;
      const more = (packs: SitePack[]) => [...packs.filter((one) => one.pack !== pack.pack), pack];
      return worker ? person(site, worker, (one) => ({ ...one, doing: 'working', packs: more(one.packs ?? []) })) : shared(site, more);
    }
    case 'pack-renewed':
      return packs(site, event.worker, (all) => all.map((one) => (one.pack === event.pack ? { ...one, renewBy: event.renewBy } : one)));
    case 'pack-ended':
      return packs(site, event.worker, (all) => all.filter((one) => one.pack !== event.pack));
    case 'labels-sent':
      return person(site, event.worker, (one) => ({ ...one, doing: 'working', lastSeen: at }));
    case 'worker-present':
      return person(site, event.worker, (one) => (one.doing === 'away' ? { ...one, doing: 'waiting', lastSeen: at } : one));
    case 'worker-away':
      return person(site, event.worker, (one) => ((one.packs ?? []).length > 0 ? one : { ...one, doing: 'away' }));
    case 'worker-counted':
      return event.day < (site.day ?? '')
        ? site
        : person(on(site, event.day), event.worker, (one) => ({ ...one, today: event.counts }));
  }
}

/** A new day begins with nothing done. */
function on(site: People, day: string): People {
  return day === site.day ? site : { ...site, day, people: (site.people ?? []).map((one) => ({ ...one, today: NOTHING })) };
}

function packs(site: People, worker: string | undefined, change: (all: SitePack[]) => SitePack[]): People {
  return worker ? person(site, worker, (one) => ({ ...one, packs: change(one.packs ?? []) })) : shared(site, change);
}

function shared(site: People, change: (all: SitePack[]) => SitePack[]): People {
  return { ...site, packs: change(site.packs ?? []) };
}

function person(site: People, worker: string, change: (one: Person) => Person): People {
  return { ...site, people: (site.people ?? []).map((one) => (one.worker === worker ? change(one) : one)) };
}
