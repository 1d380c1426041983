/**
 * What a user task of a diagram may be; the hall treats each in its own way (a decision waits for the branches, an opinion answers
 * one, …). Each has an element template `user-task-<kind>`.
 */
export const taskKinds: readonly string[] = [
  'accept',
  'appointment',
  'decide',
  'expert-review',
  'extension',
  'hearing',
  'hearing-notice',
  'issue',
  'opinion',
  'pickup',
  'pre-review',
  'publicity',
  'review',
  'visit',
];
