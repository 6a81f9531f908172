/** Where the page is: the part of the address after `#`, as path and query. */
let path = $state('/');
let query = $state.raw(new URLSearchParams());

function read(): void {
  const [before, after] = location.hash.replace(/^#/, '').split('?', 2);
  path = before || '/';
  query = new URLSearchParams(after ?? '');
}

read();
addEventListener('hashchange', read);

export function here(): string {
  return path;
}

export function filters(): URLSearchParams {
  return query;
}

export function go(to: string): void {
  location.hash = to;
}

/** Puts filters into the address without a new step in the history. */
export function filter(values: Record<string, string | undefined>): void {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(values)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const text = next.toString();
  history.replaceState(null, '', `#${path}${text ? '?' + text : ''}`);
  query = next;
}

/** The values of `:name` in a pattern such as `/projects/:project`, or undefined if the path is another. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const want = pattern.split('/');
  const have = path.split('/');
  if (want.length !== have.length) return undefined;
  const values: Record<string, string> = {};
  for (const [i, part] of want.entries()) {
    const value = have[i] ?? '';
    if (part.startsWith(':')) values[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return values;
}
