import { type Problem, problemOf } from './problem';

/** Something asked of a service: its data with their time, or why there are none; old data stay while new are asked. */
export class Loaded<T> {
  data = $state.raw<T>();
  problem = $state.raw<Problem>();
  at = $state.raw<Date>();
  busy = $state(false);
  private asked = 0;
  private told = 0;

  constructor(private readonly ask: () => Promise<T>) {}

  async load(): Promise<void> {
    const turn = ++this.asked;
    this.busy = true;
    try {
      const data = await this.ask();
      if (turn < this.told) return;
      this.told = turn;
      this.data = data;
      this.problem = undefined;
      this.at = new Date();
    } catch (failure) {
      if (turn === this.asked) this.problem = problemOf(failure);
    } finally {
      if (turn === this.asked) this.busy = false;
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
      if (!document.hidden && !loaded.busy) void loaded.load();
    }, everySeconds * 1000);
    return () => clearInterval(timer);
  });
  return loaded;
}
