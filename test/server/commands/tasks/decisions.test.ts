import test from 'ava';
import { decisionsOf } from '../../../../server/commands/tasks/decisions.ts';

test('a header’s decisions are read in order, with or without blanks; a star asks for an opinion', (t) => {
  t.deepEqual(decisionsOf({ decisions: ' approve = 同意 ;refuse=不同意 *;;=无;Odd=大写;b=*' }), [
    { code: 'approve', name: '同意', needsOpinion: false },
    { code: 'refuse', name: '不同意', needsOpinion: true },
    { code: 'b', name: '*', needsOpinion: false },
  ]);
  t.deepEqual(decisionsOf({}), [{ code: 'done', name: '完成', needsOpinion: false }]);
});

test('of a header longer than any that is let through only the beginning is read', (t) => {
  t.deepEqual(decisionsOf({ decisions: `pass=核验${' '.repeat(1_000)}通过;correct=补正*` }), [
    { code: 'pass', name: '核验', needsOpinion: false },
  ]);
});
