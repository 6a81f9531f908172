/** A key by its position on the keyboard, with what is held beside it: `Digit1`, `Shift+Tab`, `Ctrl+KeyZ`. */
export type Key = string;

export interface Binding {
  key: Key;
  /** What it does, in the words of the page. */
  words: string;
  act: () => void;
  /** May be held down. */
  repeats?: boolean;
}

const NAMES: Record<string, string> = {
  Shift: '⇧',
  Enter: '⏎',
  Backspace: '⌫',
  Delete: 'Del',
  Escape: 'Esc',
  Space: '␣',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  BracketLeft: '[',
  BracketRight: ']',
  PageUp: 'PgUp',
};

/** How a key is written on a button. */
export function shown(key: Key): string {
  return key
    .split('+')
    .map((part) => NAMES[part] ?? part.replace(/^Digit|^Key/, ''))
    .join(' ');
}

/** The keys of the first ten things of a list, then the same with Shift. */
export function numbered(place: number): Key | undefined {
  const digit = `Digit${(place + 1) % 10}`;
  if (place < 10) return digit;
  return place < 20 ? `Shift+${digit}` : undefined;
}

function pressed(event: KeyboardEvent): Key {
  const held = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', event.shiftKey ? 'Shift' : ''];
  return [...held.filter(Boolean), event.code].join('+');
}

function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable=true]') !== null;
}

/** Does what the pressed key is bound to; later bindings come before earlier ones. Never while text is being written. */
export function handle(event: KeyboardEvent, bindings: Binding[]): void {
  if (event.isComposing || event.keyCode === 229 || writes(event.target)) return;
  const key = pressed(event);
  const binding = bindings.findLast((candidate) => candidate.key === key);
  if (!binding || (event.repeat && !binding.repeats)) return;
  event.preventDefault();
  binding.act();
}

/** Two bindings of one key, which is a mistake of ours; the page refuses to start with them. */
export function clash(bindings: Binding[]): Key | undefined {
  const seen = new Set<Key>();
  return bindings.map((binding) => binding.key).find((key) => (seen.has(key) ? true : (seen.add(key), false)));
}
