import type { Component } from 'svelte';
import type { Role } from './session.svelte';
import type { ShellWords } from './words';

type Page = Promise<{ default: Component<Record<string, string>> }>;

/** A page of the console: who may see it, under which address, and how it is fetched. */
export interface Route {
  pattern: string;
  roles: Role[];
  load: () => Promise<{ default: unknown }>;
  /** A page that has the whole window to itself. */
  whole?: boolean;
}

/** An entry of the menu. */
export interface Door {
  name: keyof ShellWords['doors'];
  to: string;
  roles: Role[];
}

export const routes: Route[] = [
  { pattern: '/label', roles: ['worker'], load: () => import('../label/Label.svelte'), whole: true },
  { pattern: '/review', roles: ['reviewer'], load: () => import('../review/Reviews.svelte') },
  { pattern: '/review/:unit', roles: ['reviewer'], load: () => import('../review/Review.svelte'), whole: true },
];

export const doors: Door[] = [{ name: 'review', to: '/review', roles: ['reviewer'] }];

export async function page(route: Route): Page {
  return (await route.load()) as Awaited<Page>;
}
