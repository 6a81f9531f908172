// What the words need of a browser, for unit tests outside of one: English, and nothing kept.
Object.assign(globalThis, {
  localStorage: { getItem: () => 'en', setItem: () => undefined },
  document: { documentElement: { lang: '' } },
});
