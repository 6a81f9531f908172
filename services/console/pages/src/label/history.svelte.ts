const MOST = 200;

/** A value with all that it was before, step by step; a value is never changed, only replaced. */
export class History<T> {
  private past: T[] = [];
  private future: T[] = [];
  private running: string | undefined;
  value = $state.raw() as T;

  constructor(first: T) {
    this.value = first;
  }

  /** @param run changes of one run, such as one drag, are undone in one step */
  set(next: T, run?: string): void {
    if (run === undefined || run !== this.running) {
      this.past = [...this.past.slice(-MOST + 1), this.value];
    }
    this.running = run;
    this.future = [];
    this.value = next;
  }

  undo(): boolean {
    const before = this.past.at(-1);
    if (before === undefined) return false;
    this.past = this.past.slice(0, -1);
    this.future = [this.value, ...this.future];
    this.running = undefined;
    this.value = before;
    return true;
  }

  redo(): boolean {
    const [after, ...rest] = this.future;
    if (after === undefined) return false;
    this.past = [...this.past, this.value];
    this.future = rest;
    this.running = undefined;
    this.value = after;
    return true;
  }
}
