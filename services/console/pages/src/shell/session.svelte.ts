/** Who is signed in, as the console says; the pages never see a token. */
export interface Person {
  sub: string;
  name?: string;
  groups: Role[];
  client?: string;
  site?: string;
  worker?: string;
  /** Where an operator finds the dashboards. */
  dashboards?: string;
}

export type Role =
  | 'client'
  | 'site'
  | 'worker'
  | 'reviewer'
  | 'finance-maker'
  | 'finance-checker'
  | 'auditor'
  | 'operator';

type State = 'asking' | 'signed-out' | 'signed-in' | 'expired' | 'away';

let state = $state<State>('asking');
let person = $state.raw<Person>();

export function sessionState(): State {
  return state;
}

export function me(): Person | undefined {
  return person;
}

export function has(...roles: Role[]): boolean {
  return roles.some((role) => person?.groups.includes(role) ?? false);
}

export async function ask(): Promise<void> {
  try {
    const response = await fetch('/session', { headers: { accept: 'application/json' } });
    if (response.ok) {
      person = (await response.json()) as Person;
      state = 'signed-in';
    } else {
      state = response.status === 401 ? 'signed-out' : 'away';
    }
  } catch {
    state = 'away';
  }
}

/** A service has said 401: what is on the screen stays there, and a strip asks to sign in again. */
export function expired(): void {
  if (state === 'signed-in') state = 'expired';
}

export function signIn(): void {
  const here = location.hash.replace(/^#/, '');
  location.assign('/session/sign-in?to=' + encodeURIComponent(here));
}

/** Ends this session, or all sessions of this person on every computer, and the one at the issuer: a form, led on to it. */
export function signOut(everywhere: boolean): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = everywhere ? '/sign-out?everywhere' : '/sign-out';
  document.body.append(form);
  form.submit();
}
