'use strict';

const { readdirSync } = require('node:fs');
const { join } = require('node:path');
const { extension, isType, jobType } = require('./reading/diagram.js');

/**
 * Each worker has an element template of its name: the folder is the list. Whatever else orders a job (sending a message,
 * say) waits for a worker as a service task does; what people do has templates too, and no worker.
 */
module.exports = () => {
  const known = new Set(
    readdirSync(join(__dirname, '..', 'templates'))
      .filter((file) => file.endsWith('.json') && !file.startsWith('user-task-'))
      .map((file) => file.slice(0, -'.json'.length)),
  );
  return {
    check(node, reporter) {
      if (!isType(node, 'bpmn:ServiceTask') && !extension(node, 'zeebe:TaskDefinition')) return;
      const type = jobType(node);
      if (!type) reporter.report(node.id, '没有任务类型：请套用一个模板');
      else if (!known.has(type)) reporter.report(node.id, `没有“${type}”这种任务：请从模板中选一种`);
    },
  };
};
