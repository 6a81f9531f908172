import type { Names } from '../lib/names';
import type { components } from '../types/quality-check';

type Cause = components['schemas']['Cause'];
type Outcome = components['schemas']['Outcome'];

export const en = {
  hello: (name: string) => `Hello, ${name}`,
  start: 'Start work',
  resume: 'Go on with your pack',
  today: 'Today',
  judged: 'Labels judged',
  earned: 'Earned today',
  owed: 'Owed to you',
  paid: 'Paid so far',
  unsent: (n: string) => `${n} labels are on their way; they are sent by themselves.`,
  pack: 'Your pack',
  unitsLeft: (n: string) => `${n} units left`,
  until: (time: string) => `until ${time}`,
  noPack: 'You have no pack now. One is fetched when you start.',
  pay: 'Your pay',
  verdicts: 'Your verdicts',
  verdictsDetail: 'What was accepted, and why something was not',
  noVerdicts: 'Nothing has been judged yet',
  noVerdictsDetail: 'As soon as somebody else has labelled the same, you see here what became of yours.',
  outcomes: { accepted: 'accepted', 'partly-accepted': 'partly accepted', rejected: 'not accepted' } satisfies Record<Outcome, string> as Names<Outcome>,
  look: 'Look at it',
  hide: 'Close',
  causes: {
    'worker-error': 'a mistake of yours',
    'guideline-unclear': 'the guideline was unclear: not your fault, your pay is not cut',
    'bad-media': 'the picture was bad: not your fault, your pay is not cut',
    'gold-wrong': 'our answer was wrong: not your fault, your pay is not cut',
    'tool-or-network': 'tool or line: not your fault, your pay is not cut',
    'withdrawn-by-client': 'the client has withdrawn it: not your fault, your pay is not cut',
  } satisfies Record<Cause, string> as Names<Cause>,
  said: (who: string, what: string) => `${who}: ${what}`,
  yours: 'You said',
  right: 'Right is',
};
