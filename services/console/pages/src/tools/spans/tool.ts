import type { Fault, Task } from '../../label/model';
import type { Values } from '../attributes';
import type { Tool } from '../tool';
import Spans from './Spans.svelte';

/** A marked part of a text, in code points, [start, end). */
export interface Span {
  class: string;
  start: number;
  end: number;
  attributes?: Values;
}

export interface SpansLabel {
  spans: Span[];
  attributes?: Values;
}

/** The text in code points, as places in it are counted. */
export function pointsOf(task: Task): string[] {
  return task.content.type === 'text' ? Array.from(task.content.text) : [];
}

/** Code points before a place that is counted in UTF-16, as browsers do. */
export function codePoints(text: string, utf16: number): number {
  return Array.from(text.slice(0, utf16)).length;
}

/** Without blanks at its ends; undefined if nothing is left. */
export function trimmed(points: string[], start: number, end: number): { start: number; end: number } | undefined {
  while (start < end && /\s/.test(points[start] ?? '')) start++;
  while (end > start && /\s/.test(points[end - 1] ?? '')) end--;
  return start < end ? { start, end } : undefined;
}

/** The text cut where marks begin and end: each piece with the marks that lie over it. */
export function pieces(points: string[], spans: Span[]): { from: number; text: string; over: number[] }[] {
  const cuts = [...new Set([0, points.length, ...spans.flatMap((span) => [span.start, span.end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, n) => {
    const to = cuts[n + 1] ?? from;
    const over = spans.flatMap((span, place) => (span.start < to && span.end > from ? [place] : []));
    return { from, text: points.slice(from, to).join(''), over };
  });
}

function faults(label: SpansLabel): Fault[] {
  return label.spans.flatMap((span, n) =>
    label.spans.slice(0, n).flatMap((other, m): Fault[] =>
      span.class === other.class && span.start === other.start && span.end === other.end
        ? [{ path: `spans[${n}]`, code: 'twins', values: [m + 1, n + 1] }]
        : span.start < other.end && other.start < span.end
          ? [{ path: `spans[${n}]`, code: 'marks-overlap', values: [m + 1, n + 1] }]
          : [],
    ),
  );
}

export const tool: Tool<SpansLabel> = { component: Spans, empty: () => ({ spans: [] }), faults };
