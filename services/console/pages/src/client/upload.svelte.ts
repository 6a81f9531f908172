import type { Upload as Tus } from 'tus-js-client';
import { NO_LINE, type Problem, problemIn, problemOf, Refused } from '../lib/problem';
import { expired } from '../shell/session.svelte';
import type { components } from '../types/ingestion';

export type Receipt = components['schemas']['Receipt'];
type State = 'sending' | 'waiting' | 'taking' | 'taken' | 'failed';

/** Between tries; the count begins anew whenever something has arrived. */
const PAUSES_MS = [0, 1_000, 2_000, 5_000, 10_000, 20_000, ...Array.from({ length: 60 }, () => 30_000)];
const LATER = [401, 409, 423, 429];

/** One file on its way: it goes up by tus, resumes where a cut left it, even after a reload, and then becomes a dataset. */
export class Upload {
  state = $state<State>('sending');
  sent = $state(0);
  receipt = $state.raw<Receipt>();
  problem = $state.raw<Problem>();
  private tus?: Tus;
  private stopped = false;

  constructor(
    readonly file: File,
    private readonly project: string,
    private readonly done: () => void,
  ) {
    void this.send().catch((failure: unknown) => this.fail(problemOf(failure)));
  }

  get running(): boolean {
    return this.state !== 'taken' && this.state !== 'failed';
  }

  /** Ends it, and lets the service forget what has arrived. */
  stop(): void {
    this.stopped = true;
    void this.tus?.abort(true).catch(() => undefined);
  }

  private async send(): Promise<void> {
    const { Upload } = await import('tus-js-client');
    if (this.stopped) return;
    const tus = new Upload(this.file, {
      endpoint: `${location.origin}/api/ingestion/v1/uploads`,
      metadata: { filename: this.file.name, filetype: contentType(this.file) },
      retryDelays: PAUSES_MS,
      removeFingerprintOnSuccess: true,
      onProgress: (sent) => {
        this.state = 'sending';
        this.sent = sent;
      },
      onShouldRetry: (failure) => {
        const status = failure.originalResponse?.getStatus() ?? 0;
        if (status === 401) expired();
        const again = status === 0 || status >= 500 || LATER.includes(status);
        if (again) this.state = 'waiting';
        return again;
      },
      onError: (failure) => {
        const answer = 'originalResponse' in failure ? failure.originalResponse : null;
        void this.refused(answer?.getStatus() ?? 0, answer?.getBody() ?? '', answer?.getHeader('content-type') ?? '');
      },
      onSuccess: () => void this.take(idOf(tus.url ?? '')),
    });
    this.tus = tus;
    const [before] = await tus.findPreviousUploads();
    if (before) tus.resumeFromPreviousUpload(before);
    if (!this.stopped) tus.start();
  }

  /** All of it has arrived: makes a dataset of it, once, however often that is asked. */
  private async take(upload: string): Promise<void> {
    this.state = 'taking';
    for (const pause of PAUSES_MS) {
      await new Promise((go) => setTimeout(go, pause));
      if (this.stopped) return;
      try {
        this.receipt = await this.dataset(upload);
        this.state = 'taken';
        this.done();
        return;
      } catch (failure) {
        const problem = problemOf(failure);
        if (problem.status === 401) expired();
        const again = problem === NO_LINE || problem.status >= 500 || LATER.includes(problem.status);
        if (!again) {
          this.fail(problem);
          return;
        }
      }
    }
    this.fail(NO_LINE);
  }

  private async dataset(upload: string): Promise<Receipt> {
    const answer = await fetch(`/api/ingestion/v1/projects/${encodeURIComponent(this.project)}/datasets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `page-${upload}` },
      body: JSON.stringify({ upload }),
    });
    if (!answer.ok) throw new Refused(await problemIn(answer));
    return (await answer.json()) as Receipt;
  }

  private async refused(status: number, text: string, type: string): Promise<void> {
    this.fail(status === 0 ? NO_LINE : await problemIn(new Response(text, { status, headers: { 'content-type': type } })));
  }

  private fail(problem: Problem): void {
    if (this.stopped) return;
    this.problem = problem;
    this.state = 'failed';
  }
}

function idOf(address: string): string {
  return decodeURIComponent(address.slice(address.lastIndexOf('/') + 1));
}

/** What the browser says of it, but for the two that browsers know under no name or a wrong one. */
export function contentType(file: { name: string; type: string }): string {
  if (/\.csv(\.gz)?$/i.test(file.name)) return 'text/csv';
  if (/\.(ndjson|jsonl)(\.gz)?$/i.test(file.name)) return 'application/x-ndjson';
  return file.type || 'application/octet-stream';
}
