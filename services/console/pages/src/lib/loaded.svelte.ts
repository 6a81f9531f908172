import { type Problem, problemOf } from './problem';

/** Something asked of a service: its data with their time, or why there are none; old data stay while new are asked. */
export class Loaded<T> {
  data = $state.raw<T>();
  problem = $state.raw<Problem>();
  at = $state.raw<Date>();
  busy = $state(false);
  private turn = 0;

  constructor(private readonly ask: () => Promise<T>) {}

  async load(): Promise<void> {
    const turn = ++this.turn;
    this.busy = true;
    try {
      const data = await this.ask();
      if (turn !== this.turn) return;
      this.data = data;
      this.problem = undefined;
      this.at = new Date();
    } catch (failure) {
      if (turn === this.turn) this.problem = problemOf(failure);
    } finally {
      if (turn === this.turn) this.busy = false;
    }
  }
}

/** Asks at once and then every so often while the component lives and the page is seen; call it while it is made. */
export function kept<T>(ask: () => Promise<T>, everySeconds = 0): Loaded<T> {
  const loaded = new Loaded(ask);
  $effect(() => {
    void loaded.load();
    if (everySeconds === 0) return;
    const timer = setInterval(() => {
      if (!document.hidden) void loaded.load();
    }, everySeconds * 1000);
    return () => clearInterval(timer);
  });
  return loaded;
}
