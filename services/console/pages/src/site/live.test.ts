import { describe, expect, it } from 'vitest';
import { after, type Happening } from './live';
import type { People } from './model';

const at = '2026-03-05T06:50:00Z';
const lease = { is: 'pack-leased', pack: 'k-1', units: 50, leasedAt: at, renewBy: at, endsAt: at } as const;
const site: People = {
  site: 's-1',
  day: '2026-03-05',
  people: [
    { worker: 'w-1', doing: 'away', today: { packs: 0, units: 3, judged: 2, acceptedShare: 0.5 }, packs: [] },
    { worker: 'w-2', doing: 'waiting', today: { packs: 0, units: 1, judged: 0 }, packs: [] },
  ],
  packs: [],
};

function play(...events: Happening[]): People | undefined {
  return events.reduce<People | undefined>((now, event) => now && after(now, { at, event }), site);
}

describe('after', () => {
  it('gives a pack to its worker, once, and takes it away when it has ended', () => {
    const leased = play({ ...lease, worker: 'w-1' }, { ...lease, worker: 'w-1' });
    expect(leased?.people?.[0]).toMatchObject({ doing: 'working', packs: [{ pack: 'k-1', units: 50 }] });
    expect(play({ ...lease, worker: 'w-1' }, { is: 'pack-ended', pack: 'k-1', worker: 'w-1', how: 'expired' })?.people?.[0]?.packs).toEqual([]);
  });
  it('moves the clock of a pack that the site shares', () => {
    expect(play(lease, { is: 'pack-renewed', pack: 'k-1', renewBy: 'later' })?.packs).toMatchObject([{ renewBy: 'later' }]);
  });
  it('knows who comes, works and goes', () => {
    expect(play({ is: 'worker-present', worker: 'w-1' })?.people?.[0]?.doing).toBe('waiting');
    expect(play({ is: 'labels-sent', worker: 'w-1', labels: 2 })?.people?.[0]).toMatchObject({ doing: 'working', lastSeen: at });
    expect(play({ is: 'worker-away', worker: 'w-2' })?.people?.[1]?.doing).toBe('away');
    expect(play({ ...lease, worker: 'w-2' }, { is: 'worker-away', worker: 'w-2' })?.people?.[1]?.doing).toBe('working');
  });
  it('begins a new day with nothing, and hears no more of an old one', () => {
    const counts = { packs: 1, units: 9, judged: 0 };
    const next = play({ is: 'worker-counted', worker: 'w-2', day: '2026-03-06', counts });
    expect(next?.people?.map((one) => one.today?.units)).toEqual([0, 9]);
    expect(play({ is: 'worker-counted', worker: 'w-2', day: '2026-03-04', counts })).toBe(site);
  });
  it('has to be asked for anew when something was lost', () => {
    expect(play({ is: 'events-lost' })).toBeUndefined();
  });
});
