import { say } from './words';

interface Finding {
  path?: string;
  code: string;
  words: string;
}

/** Findings in the language of the page. The service's own words are English; their figures are kept in any language. */
export function worded<F extends Finding>(findings: F[]): F[] {
  return findings.map((finding) => {
    const speak = say().findings[finding.code];
    const figures = finding.words.match(/\d+(?:\.\d+)?/g) ?? [];
    return speak ? { ...finding, words: speak(figures, finding.path ?? '') } : finding;
  });
}

/** Why a verdict is what it is: the service's own sentences in the language of the page, a person's words as they are. */
export function reasoned(why: string): string {
  const speak = say().whys[why.replace(/\d+/, '#')];
  return speak ? speak(/\d+/.exec(why)?.[0] ?? '') : why;
}

/** Whether something is wrong at an object, so that it is marked where it is drawn. */
export function isWrong(findings: { path?: string; wrong: boolean }[], path: string): boolean {
  return findings.some((finding) => finding.wrong && finding.path === path);
}

/** What a path names, as the lists beside the work name it: the number of an object, or a group of points. */
export function placeOf(path: string): string {
  const object = /\[(\d+)\]/.exec(path)?.[1];
  const group = /^points\.(\w+)/.exec(path)?.[1];
  return object ? String(Number(object) + 1) : group ? say().group(group) : '';
}
