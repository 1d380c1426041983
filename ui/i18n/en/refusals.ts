/**
 * What a refusal means, by its code, for readers of English. The hall's own sentence, in Chinese, often says more: where it
 * does (`{{said}}`), it follows.
 */
export const refusals: Readonly<Record<string, string>> = {
  'not-signed-in': 'Please sign in first.',
  'wrong-credentials': 'The account or the password is wrong.',
  forbidden: 'You may not do this. {{said}}',
  'not-found': 'It does not exist, or you may not see it.',
  'task-taken': 'A colleague has taken this task. {{said}}',
  'task-ended': 'This task has already been decided or cancelled.',
  'wrong-state': 'This cannot be done as things stand. {{said}}',
  'changed-meanwhile': 'Somebody else has changed this meanwhile. {{said}}',
  'too-large': 'It is too large.',
  'wrong-type': 'This kind of content is not taken.',
  invalid: 'Something that was entered is not right; please look at the marked fields.',
  malformed: 'Something that was sent is not right; please look at the marked fields.',
  csrf: 'This page is out of date; please reload it and try again.',
  'wrong-method': 'This address does not take such a request.',
  'key-reused': 'This was sent before with other content; please reload and try again.',
  'key-answered': 'This request has been dealt with already; please load the page again.',
  'too-many': 'Too many attempts; please try again later. {{said}}',
  unavailable: 'A part of the hall does not answer now and is coming back; please try again in a moment.',
  'outer-system-down': 'The other system does not answer now; please try again later. What has been paid is not lost.',
  'outer-system-refused': 'The other system has refused it. {{said}}',
  'engine-refused': 'The process engine has refused it. {{said}}',
};

/** An English sentence for a refusal; the hall's own where its code is not known. */
export const refusalInEnglish = (code: string, said: string): string =>
  (refusals[code] ?? said).replace('{{said}}', `(${said})`);
