import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** A label on its way: it leaves this store only on the answer to its own row. */
export interface Waiting {
  name: string;
  worker: string;
  pack: string;
  row: { unit: string; attempt: number; worker: string; label: unknown; seconds: number };
  /** Not sent before, so that a way back is left for a moment. */
  after: number;
}

/** A label that the service refused: it stays, with the reason, until somebody has read it. */
export interface RefusedLabel {
  name: string;
  worker: string;
  pack: string;
  label: unknown;
  reason: string;
  detail: string;
}

/** A group of rows that is sent under one key for ever, so that a repeat stores nothing twice. */
export interface Group {
  key: string;
  worker: string;
  pack: string;
  names: string[];
}

interface Schema extends DBSchema {
  drafts: { key: string; value: { name: string; worker: string; label: unknown; at: number }; indexes: { worker: string } };
  waiting: { key: string; value: Waiting; indexes: { worker: string } };
  groups: { key: string; value: Group; indexes: { worker: string } };
  refused: { key: string; value: RefusedLabel; indexes: { worker: string } };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** What a worker did and nobody else has yet, kept through a closed lid, a dead browser and a power cut. */
function safe(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('terrace-label', 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: 'name' }).createIndex('worker', 'worker');
      db.createObjectStore('waiting', { keyPath: 'name' }).createIndex('worker', 'worker');
      db.createObjectStore('groups', { keyPath: 'key' }).createIndex('worker', 'worker');
      db.createObjectStore('refused', { keyPath: 'name' }).createIndex('worker', 'worker');
    },
  });
  void navigator.storage?.persist?.();
  return opened;
}

const strict = { durability: 'strict' } as const;

/** Computers are shared: a draft belongs to its worker and her attempt. */
function draftName(worker: string, name: string): string {
  return `${worker}/${name}`;
}

export async function keepDraft(worker: string, name: string, label: unknown): Promise<void> {
  const db = await safe();
  const tx = db.transaction('drafts', 'readwrite', strict);
  await tx.store.put({ name: draftName(worker, name), worker, label, at: Date.now() });
  await tx.done;
}

/** What she began and did not send, by unit and attempt. */
export async function drafts(worker: string): Promise<{ name: string; label: unknown }[]> {
  const all = await (await safe()).getAllFromIndex('drafts', 'worker', worker);
  return all.map(({ name, label }) => ({ name: name.slice(draftName(worker, '').length), label }));
}

/** From now on the label is on its way, and no draft any more: both or neither. */
export async function hand(waiting: Waiting): Promise<void> {
  const db = await safe();
  const tx = db.transaction(['drafts', 'waiting'], 'readwrite', strict);
  await tx.objectStore('waiting').put(waiting);
  await tx.objectStore('drafts').delete(draftName(waiting.worker, waiting.name));
  await tx.done;
}

/** Takes a label back that has not been sent. */
export async function takeBack(worker: string, name: string): Promise<unknown> {
  const db = await safe();
  const tx = db.transaction(['drafts', 'waiting', 'groups'], 'readwrite', strict);
  const groups = await tx.objectStore('groups').index('worker').getAll(worker);
  const waiting = await tx.objectStore('waiting').get(name);
  if (!waiting || groups.some((group) => group.names.includes(name))) {
    await tx.done;
    return undefined;
  }
  await tx.objectStore('waiting').delete(name);
  await tx.objectStore('drafts').put({ name: draftName(worker, name), worker, label: waiting.row.label, at: Date.now() });
  await tx.done;
  return waiting.row.label;
}

export async function waitingOf(worker: string): Promise<Waiting[]> {
  return (await safe()).getAllFromIndex('waiting', 'worker', worker);
}

export async function groupsOf(worker: string): Promise<Group[]> {
  return (await safe()).getAllFromIndex('groups', 'worker', worker);
}

export async function keepGroup(group: Group): Promise<void> {
  const db = await safe();
  const tx = db.transaction('groups', 'readwrite', strict);
  await tx.store.put(group);
  await tx.done;
}

/** The service has answered for these rows: they leave, and what was refused stays to be read. */
export async function answered(group: Group, refused: RefusedLabel[]): Promise<void> {
  const db = await safe();
  const tx = db.transaction(['waiting', 'groups', 'refused'], 'readwrite', strict);
  for (const name of group.names) await tx.objectStore('waiting').delete(name);
  for (const label of refused) await tx.objectStore('refused').put(label);
  await tx.objectStore('groups').delete(group.key);
  await tx.done;
}

export async function refusedOf(worker: string): Promise<RefusedLabel[]> {
  return (await safe()).getAllFromIndex('refused', 'worker', worker);
}

export async function read(name: string): Promise<void> {
  await (await safe()).delete('refused', name);
}
