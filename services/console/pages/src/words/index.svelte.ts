export type Language = 'en' | 'zh';

const KEPT = 'terrace.language';

function first(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'en' || kept === 'zh') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const start = first();
let chosen = $state<Language>(start);
mark(start);

function mark(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

/** The language of the page now; whoever reads it while drawing is drawn again when it changes. */
export function language(): Language {
  return chosen;
}

export function choose(language: Language): void {
  chosen = language;
  localStorage.setItem(KEPT, language);
  mark(language);
}

/**
 * The words of one part of the pages, in the language of the page now: `const say = speak(en, zh)`, then `say().send`.
 * The two objects have the same shape; what has numbers in it is a function.
 */
export function speak<T>(en: T, zh: NoInfer<T>): () => T {
  return () => (chosen === 'zh' ? zh : en);
}
