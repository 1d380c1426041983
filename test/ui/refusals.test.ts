import test from 'ava';
import { statusOf } from '../../server/commands/refusal.ts';
import { refusalInEnglish, refusals } from '../../ui/i18n/en/refusals.ts';

/** Of the middleware, not of a command. */
const others = ['malformed', 'csrf', 'wrong-method', 'unavailable'];

test('every code of a refusal has an English sentence, and none has one for nothing', (t) => {
  t.deepEqual(Object.keys(refusals).toSorted(), [...Object.keys(statusOf), ...others].toSorted());
});

test('where the hall’s own sentence says more it follows; an unknown code keeps it alone', (t) => {
  t.is(refusalInEnglish('task-taken', '王芳已认领这项任务'), 'A colleague has taken this task. (王芳已认领这项任务)');
  t.is(refusalInEnglish('task-ended', '这项任务已经办结或取消'), 'This task has already been decided or cancelled.');
  t.is(refusalInEnglish('new-code', '还没有译文'), '还没有译文');
});
