'use strict';

const { readFile } = require('node:fs/promises');
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const zeebe = require('zeebe-bpmn-moddle/resources/zeebe.json');

// What lies beside a diagram: the diagrams that it may call, and its item's guide. Not a rule.

const processes = join(__dirname, '..', '..');
const read = new Map();

/** The processes of shared/ by id, as far as they can be read. A text that was read once is not read again. */
async function sharedProcesses() {
  const { BpmnModdle } = await import('bpmn-moddle');
  const moddle = new BpmnModdle({ zeebe });
  const files = readdirSync(join(processes, 'shared')).filter((file) => file.endsWith('.bpmn'));
  const found = await Promise.all(
    files.map(async (file) => {
      const xml = await readFile(join(processes, 'shared', file), 'utf8');
      const known = read.get(file);
      if (known?.xml === xml) return known.elements;
      const elements = await moddle.fromXML(xml).then(
        ({ rootElement }) => rootElement.rootElements.filter(({ $type }) => $type === 'bpmn:Process'),
        () => [],
      );
      read.set(file, { xml, elements });
      return elements;
    }),
  );
  return new Map(found.flat().map((process) => [process.id, process]));
}

/** The guide of the item that a process carries out; undefined for a shared diagram, or where it cannot be read. */
function itemOf(processId) {
  if (!/^[a-z][a-z0-9-]*$/.test(processId || '')) return undefined;
  try {
    return JSON.parse(readFileSync(join(processes, 'items', processId, 'item.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

module.exports = { itemOf, sharedProcesses };
