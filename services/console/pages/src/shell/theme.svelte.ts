export type Theme = 'light' | 'dark' | 'system';

const KEPT = 'terrace.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');
const kept = localStorage.getItem(KEPT);
let chosen = $state<Theme>(kept === 'light' || kept === 'dark' ? kept : 'system');

function apply(): void {
  document.documentElement.dataset.theme = chosen === 'system' ? (dark.matches ? 'dark' : 'light') : chosen;
}

apply();
dark.addEventListener('change', apply);

export function theme(): Theme {
  return chosen;
}

export function chooseTheme(theme: Theme): void {
  chosen = theme;
  localStorage.setItem(KEPT, theme);
  apply();
}
