import type { Names } from '../lib/names';
import type { components } from '../types/quality-check';

type Outcome = components['schemas']['Outcome'];

export const en = {
  unit: 'Unit',
  lead: 'Everything that is known of one piece of work.',
  item: 'Item',
  resolution: 'Result',
  none: 'Not decided yet',
  withdrawn: 'Withdrawn',
  confidence: 'Confidence',
  labels: 'Labels',
  noLabels: 'No label yet',
  label: 'Label',
  worker: 'Worker',
  site: 'Site',
  said: 'Said',
  verdict: 'Verdict',
  outcomes: { accepted: 'accepted', 'partly-accepted': 'partly accepted', rejected: 'not accepted' } satisfies Record<Outcome, string> as Names<Outcome>,
  pending: 'not judged yet',
  counted: 'counted',
  notCounted: 'late, not used',
  dispatch: 'Where it is',
  wanted: 'Labels wanted',
  open: 'Open',
  leased: 'Out',
  media: 'The picture cannot be shown here',
  mediaDetail: 'Its address is kept as the client gave it:',
  pay: 'What it was paid',
};
