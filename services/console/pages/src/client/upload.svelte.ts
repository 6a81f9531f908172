import { problemIn, type Problem, NO_LINE } from '../lib/problem';
import { expired } from '../shell/session.svelte';
import type { components } from '../types/ingestion';

export type Receipt = components['schemas']['Receipt'];
type State = 'sending' | 'waiting' | 'taken' | 'failed';

const PAUSES = [1, 2, 5, 10, 20, 30];

/** One file on its way; after a cut it is sent again under the same key, so that nothing is created twice. */
export class Upload {
  state = $state<State>('sending');
  sent = $state(0);
  receipt = $state.raw<Receipt>();
  problem = $state.raw<Problem>();
  private request?: XMLHttpRequest;
  private tries = 0;
  private stopped = false;

  constructor(
    readonly file: File,
    private readonly project: string,
    private readonly done: () => void,
  ) {
    this.send();
  }

  stop(): void {
    this.stopped = true;
    this.request?.abort();
  }

  private send(): void {
    const request = new XMLHttpRequest();
    this.request = request;
    this.state = 'sending';
    request.open('POST', `/api/ingestion/v1/projects/${encodeURIComponent(this.project)}/datasets`);
    request.setRequestHeader('content-type', contentType(this.file.name));
    request.setRequestHeader('idempotency-key', key(this.project, this.file));
    if (/\.gz$/i.test(this.file.name)) request.setRequestHeader('content-encoding', 'gzip');
    request.upload.onprogress = (event) => (this.sent = event.loaded);
    request.onload = () => void this.answered(request);
    request.onerror = () => this.cut();
    request.send(this.file);
  }

  private async answered(request: XMLHttpRequest): Promise<void> {
    if (request.status >= 200 && request.status < 300) {
      this.receipt = JSON.parse(request.responseText) as Receipt;
      this.state = 'taken';
      this.done();
    } else if ([502, 503, 504, 429].includes(request.status)) {
      this.cut();
    } else {
      if (request.status === 401) expired();
      const type = request.getResponseHeader('content-type') ?? '';
      const headers = { 'content-type': type };
      this.problem = await problemIn(new Response(request.responseText, { status: request.status, headers }));
      this.state = 'failed';
    }
  }

  private cut(): void {
    if (this.stopped) return;
    const pause = PAUSES[this.tries++];
    if (pause === undefined) {
      this.problem = NO_LINE;
      this.state = 'failed';
      return;
    }
    this.state = 'waiting';
    setTimeout(() => this.send(), pause * 1000);
  }
}

function contentType(name: string): string {
  return /\.csv(\.gz)?$/i.test(name) ? 'text/csv' : 'application/x-ndjson';
}

/** The same for the same file of the same project, so that a repeat is known as one. */
function key(project: string, file: File): string {
  let hash = 0xcbf29ce484222325n;
  for (const unit of `${project}\n${file.name}`) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(unit.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return `page-${hash.toString(36)}-${file.size}-${file.lastModified}`;
}
