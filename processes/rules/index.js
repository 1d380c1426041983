'use strict';

const own = [
  'element-named-in-chinese',
  'user-task-one-group',
  'user-task-has-decisions-and-limit',
  'service-task-known-type',
  'pause-has-notice-and-resume',
  'withdrawal-possible',
  'refusal-ends-in-document',
  'permit-accepted-and-decided',
  'gateway-has-default',
  'timer-path-asks-the-clock',
  'called-process-exists',
  'declared-error-caught',
  'step-limits-fit-promise',
  'extension-approved-and-told',
  'waits-for-started-clock',
  'grant-after-public-notice',
  'document-says-why',
  'loop-counted-once',
];

module.exports = {
  rules: Object.fromEntries(own.map((name) => [name, `./${name}.js`])),
  configs: {
    recommended: {
      rules: {
        ...Object.fromEntries(own.map((name) => [name, 'error'])),
        // Going round twice is allowed; the designer is told what it does to the promise.
        'loop-counted-once': 'warn',
        // Alternatives of an exclusive gateway, and the way back of a correction, lead into one task: their tokens never meet,
        // so there is nothing to join, and a gateway before each such task would hide what the diagram says.
        'bpmnlint/fake-join': 'off',
        // Decision and opinion are the task page's own; a form is for what a step records beyond them, and many record nothing.
        // Who works on a task is held by user-task-one-group.
        'camunda-compat/user-task-definition': 'off',
      },
    },
  },
};
