import { expired } from '../shell/session.svelte';
import { problemIn, Refused } from './problem';

/** The rows of an answer that is one JSON object a line, as they come in; leaving the loop ends the download. */
export async function* rows<T>(path: string, signal?: AbortSignal): AsyncGenerator<T> {
  const response = await fetch(path, { headers: { accept: 'application/x-ndjson' }, signal });
  if (!response.ok || !response.body) {
    if (response.status === 401) expired();
    throw new Refused(await problemIn(response));
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const lines = (rest + (value ?? '')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line) yield JSON.parse(line) as T;
      if (done) break;
    }
    if (rest) yield JSON.parse(rest) as T;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
