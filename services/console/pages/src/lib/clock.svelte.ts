/** The time now, told anew each second to whoever draws with it while it is drawn. */
let now = $state(Date.now());
let readers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

export function ticking(): () => number {
  $effect(() => {
    if (readers++ === 0) timer = setInterval(() => (now = Date.now()), 1000);
    now = Date.now();
    return () => {
      if (--readers === 0) clearInterval(timer);
    };
  });
  return () => now;
}
