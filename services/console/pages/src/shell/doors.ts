import type { Component } from 'svelte';
import type { Role } from './session.svelte';
import type { ShellWords } from './words';

/** A page that is fetched, drawn with the values in its address. */
export type Drawn = Component<Record<string, string>>;
type Page = Promise<{ default: Drawn }>;

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

const finance: Role[] = ['finance-maker', 'finance-checker', 'auditor'];

export const routes: Route[] = [
  { pattern: '/projects', roles: ['client', 'operator', 'auditor'], load: () => import('../client/Projects.svelte') },
  { pattern: '/projects/new', roles: ['client'], load: () => import('../client/NewProject.svelte') },
  { pattern: '/projects/:project', roles: ['client', 'operator', 'auditor'], load: () => import('../client/Project.svelte') },
  { pattern: '/datasets/:dataset/refused', roles: ['client', 'operator', 'auditor'], load: () => import('../client/Refusals.svelte') },
  { pattern: '/units/:unit', roles: ['client', 'reviewer', 'operator', ...finance], load: () => import('../unit/Unit.svelte') },

  { pattern: '/work', roles: ['worker'], load: () => import('../worker/Home.svelte') },
  { pattern: '/label', roles: ['worker'], load: () => import('../label/Label.svelte'), whole: true },

  { pattern: '/review', roles: ['reviewer'], load: () => import('../review/Reviews.svelte') },
  { pattern: '/review/:unit', roles: ['reviewer'], load: () => import('../review/Review.svelte'), whole: true },

  { pattern: '/site', roles: ['site'], load: () => import('../site/Site.svelte') },
  { pattern: '/people', roles: ['site'], load: () => import('../site/People.svelte') },

  { pattern: '/owed', roles: finance, load: () => import('../finance/Owed.svelte') },
  { pattern: '/runs', roles: finance, load: () => import('../finance/Runs.svelte') },
  { pattern: '/runs/:run', roles: finance, load: () => import('../finance/Run.svelte') },
  { pattern: '/payments/:payment', roles: finance, load: () => import('../finance/PaymentTrace.svelte') },
  { pattern: '/labels/:label', roles: finance, load: () => import('../finance/LabelTrace.svelte') },
  { pattern: '/statements/:payee', roles: [...finance, 'site'], load: () => import('../finance/Statement.svelte') },

  { pattern: '/operate', roles: ['operator'], load: () => import('../operator/Operate.svelte') },
];

export const doors: Door[] = [
  { name: 'work', to: '/work', roles: ['worker'] },
  { name: 'site', to: '/site', roles: ['site'] },
  { name: 'people', to: '/people', roles: ['site'] },
  { name: 'review', to: '/review', roles: ['reviewer'] },
  { name: 'owed', to: '/owed', roles: finance },
  { name: 'runs', to: '/runs', roles: finance },
  { name: 'operate', to: '/operate', roles: ['operator'] },
  { name: 'projects', to: '/projects', roles: ['client', 'operator', 'auditor'] },
];

export async function page(route: Route): Page {
  return (await route.load()) as Awaited<Page>;
}
