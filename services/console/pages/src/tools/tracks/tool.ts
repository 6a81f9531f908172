import type { Fault } from '../../label/model';
import type { Values } from '../attributes';
import type { Tool } from '../tool';
import { round } from '../view';
import Tracks from './Tracks.svelte';

export interface Key {
  frame: number;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  outside?: boolean;
}

export interface Track {
  id: string;
  class: string;
  keys: Key[];
  attributes?: Values;
}

export interface TracksLabel {
  tracks: Track[];
  attributes?: Values;
}

/** The box of a track in a frame: straight lines between keys, nothing after `outside` until the next key, none past the ends. */
export function boxAt(track: Track, frame: number): Key | undefined {
  const before = track.keys.findLast((key) => key.frame <= frame);
  if (!before || before.outside) return undefined;
  if (before.frame === frame) return before;
  const after = track.keys.find((key) => key.frame > frame);
  if (!after) return undefined;
  const t = (frame - before.frame) / (after.frame - before.frame);
  const mix = (a: number, b: number) => round(a + t * (b - a));
  return {
    frame,
    x1: mix(before.x1, after.x1),
    y1: mix(before.y1, after.y1),
    x2: mix(before.x2, after.x2),
    y2: mix(before.y2, after.y2),
  };
}

/** The track with a key in this frame, in place of one that was there. */
export function withKey(track: Track, key: Key): Track {
  const others = track.keys.filter((other) => other.frame !== key.frame);
  return { ...track, keys: [...others, key].sort((a, b) => a.frame - b.frame) };
}

export function newId(tracks: Track[]): string {
  const used = tracks.map((track) => Number(/^t(\d+)$/.exec(track.id)?.[1] ?? 0));
  return `t${Math.max(0, ...used) + 1}`;
}

function faults(label: TracksLabel): Fault[] {
  return label.tracks.flatMap((track, n): Fault[] => {
    const path = `tracks[${n}]`;
    if (track.keys.length === 0) return [{ path, code: 'no-key' }];
    return track.keys[0]?.outside ? [{ path, code: 'starts-unseen' }] : [];
  });
}

export const tool: Tool<TracksLabel> = { component: Tracks, empty: () => ({ tracks: [] }), faults };
