import { describe, expect, it } from 'vitest';
import { peopleIn } from './model';

describe('peopleIn', () => {
  it('reads lines with a head, a byte order mark, semicolons, tabs and quotes', () => {
    expect(peopleIn('\ufeffworker,team\r\nw1,t1\n\n"w2";"t2"\nw3\tt1')).toEqual([
      { line: 2, worker: 'w1', team: 't1' },
      { line: 4, worker: 'w2', team: 't2' },
      { line: 5, worker: 'w3', team: 't1' },
    ]);
  });
  it('says what is wrong with a line', () => {
    expect(peopleIn('w1\nw 2,t1\nw3,t1\nw3,t2').map((row) => row.fault)).toEqual(['columns', 'id', undefined, 'twice']);
  });
});
