/** What a service, the console or the line has against a request, as RFC 9457 says it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  trace?: string;
  errors?: { field: string; problem: string }[];
}

/** A request that did not do what was asked; `problem` says why and what to do. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.title}: ${problem.detail}`);
  }
}

/** No answer came: it is not known whether the request arrived. */
export const NO_LINE: Problem = { type: 'urn:terrace:problem:no-line', title: '', status: 0, detail: '' };

export function code(problem: Problem): string {
  return problem.type.replace('urn:terrace:problem:', '');
}

export function problemOf(failure: unknown): Problem {
  if (failure instanceof Refused) return failure.problem;
  if (failure instanceof TypeError && /fetch|network|load failed/i.test(failure.message)) return NO_LINE;
  console.error(failure);
  return { type: 'urn:terrace:problem:page', title: '', status: 0, detail: String(failure) };
}

export async function problemIn(response: Response): Promise<Problem> {
  const plain: Problem = { type: 'about:blank', title: response.statusText, status: response.status, detail: '' };
  if (!/json/.test(response.headers.get('content-type') ?? '')) return plain;
  return { ...plain, ...((await response.json().catch(() => ({}))) as Partial<Problem>) };
}
