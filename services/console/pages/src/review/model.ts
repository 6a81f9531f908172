import type { Schema, Task, WorkType } from '../label/model';

/** A unit in the queue. */
export interface Waiting {
  unit: string;
  project: string;
  workType: WorkType;
  since: string;
  dueBy: string;
  why: string;
  labels: number;
  proposal?: { confidence: number; tied: boolean };
  claim?: { by: string; until: string };
}

export interface Finding {
  code: string;
  path?: string;
  wrong: boolean;
  words: string;
}

/** A unit as quality-check shows it to a reviewer. */
export interface Unit {
  unit: string;
  project: string;
  version: number;
  workType: string;
  task: Task & { guideline?: string; schema: Schema };
  state: { is: string; since?: string; dueBy?: string; claim?: { by: string; until: string }; call?: { why: string } };
  proposal?: { answers: unknown[]; tied: boolean; confidence: number; objects: number[] };
  labels: Opinion[];
  shown?: string;
}

/** One label of a unit under review. */
export interface Opinion {
  attempt: number;
  site: string;
  worker: string;
  label: unknown;
  counted: boolean;
  accuracy: number;
  findings: Finding[];
}

/** Something that can be looked at: a label by its place, the proposal at -1. */
export interface Shown {
  place: number;
  name: string;
  label: unknown;
  /** None of the proposal, which the others are held against. */
  findings?: Finding[];
}

export interface Ruling {
  cause?: string;
  words?: string;
}

export const CAUSES = ['worker-error', 'guideline-unclear', 'bad-media', 'gold-wrong', 'tool-or-network'];
