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
  labels: {
    attempt: number;
    site: string;
    worker: string;
    label: unknown;
    counted: boolean;
    accuracy: number;
    findings: Finding[];
  }[];
  shown?: string;
}

export interface Ruling {
  cause?: string;
  words?: string;
}

export const CAUSES = ['worker-error', 'guideline-unclear', 'bad-media', 'gold-wrong', 'tool-or-network'];
