export interface Point {
  x: number;
  y: number;
}

/** How a picture lies in its window: picture × scale + shift = window. */
export interface View {
  scale: number;
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

const SMALLEST = 0.05;
const LARGEST = 40;

/** The whole picture, as large as it can be, in the middle. */
export function fit(picture: Size, pane: Size): View {
  const scale = Math.min(pane.width / picture.width, pane.height / picture.height) || 1;
  return { scale, x: (pane.width - picture.width * scale) / 2, y: (pane.height - picture.height * scale) / 2 };
}

/** The same view, larger by a factor; what lies under the point of the window stays there. */
export function zoom(view: View, factor: number, at: Point): View {
  const scale = Math.min(LARGEST, Math.max(SMALLEST, view.scale * factor));
  const by = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by };
}

export function toPicture(view: View, at: Point): Point {
  return { x: (at.x - view.x) / view.scale, y: (at.y - view.y) / view.scale };
}

/** Wheels tell pixels, lines or pages. */
export function wheelPixels(event: WheelEvent): Point {
  const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
  return { x: event.deltaX * unit, y: event.deltaY * unit };
}

export function round(n: number, digits = 2): number {
  const by = 10 ** digits;
  return Math.round(n * by) / by;
}

export function within(n: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, n));
}

export const HUES = ['--hue-1', '--hue-2', '--hue-3', '--hue-4', '--hue-5', '--hue-6', '--hue-7', '--hue-8'];
const DASHES = ['', '6 3', '2 3', '10 3 2 3'];

/** The colour and the dash of the n-th class: no two of the first 32 look the same. */
export function look(place: number): { colour: string; dash: string } {
  return {
    colour: `var(${HUES[((place % HUES.length) + HUES.length) % HUES.length]})`,
    dash: DASHES[Math.floor(Math.max(0, place) / HUES.length) % DASHES.length] ?? '',
  };
}
