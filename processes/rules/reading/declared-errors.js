'use strict';

/** BPMN errors that jobs may end in, and the header by which a diagram asks for them. Not a rule; a test compares them with the workers. */
const declaredErrors = {
  'verify-identity': { header: 'onMismatch', value: 'error', label: '不一致时', code: 'identity-mismatch' },
};

module.exports = { declaredErrors };
