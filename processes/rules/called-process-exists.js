'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { calledProcess, isType } = require('./reading/diagram.js');

const processes = join(__dirname, '..');

/** Calling what is not there leaves the case waiting with an incident. */
module.exports = () => ({
  check(node, reporter) {
    if (!isType(node, 'bpmn:CallActivity')) return;
    const id = calledProcess(node);
    if (!id) return reporter.report(node.id, '没有写明调用哪个流程');
    if (id.startsWith('=')) return;
    const found = /^[a-z][a-z0-9-]*$/.test(id) && [`shared/${id}.bpmn`, `items/${id}/process.bpmn`].some(exists);
    if (!found) reporter.report(node.id, `调用的流程“${id}”不存在：请选公用流程之一，或者先把它放进 shared 文件夹`);
  },
});

const exists = (path) => existsSync(join(processes, path));
