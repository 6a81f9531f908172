/** A name for each of these, which may be asked for anything: what has none yet is shown as it is. */
export type Names<Key extends string> = Record<Key, string> & Record<string, string>;
