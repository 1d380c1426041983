import type { ModdleElement } from 'bpmn-moddle';
import { type Diagram, extensionsOf } from '../diagram.ts';
import type { LintProblem } from './lint.ts';

export type KnownParts = {
  /** Ids of the processes that a call activity may call; unchecked when left out. */
  knownProcesses?: Iterable<string>;
  /** Job types that have a worker; unchecked when left out. */
  workerTypes?: Iterable<string>;
};

/** Calls of processes that nobody has, and jobs that no worker takes: both would leave a case waiting for ever. */
export function findUnknownParts(diagram: Diagram, { knownProcesses, workerTypes }: KnownParts): LintProblem[] {
  const processes = knownProcesses && new Set([...knownProcesses, ...diagram.processes]);
  const workers = workerTypes && new Set(workerTypes);
  return [...diagram.elements.values()].flatMap((element) => [
    ...(processes ? unknown(element, { ...CALLED, known: processes }) : []),
    ...(workers ? unknown(element, { ...JOB, known: workers }) : []),
  ]);
}

type Check = { rule: string; extension: string; property: string; message: (value: string) => string };

const CALLED: Check = {
  rule: 'called-process-known',
  extension: 'zeebe:CalledElement',
  property: 'processId',
  message: (value) => `调用的流程“${value}”不存在`,
};
const JOB: Check = {
  rule: 'worker-known',
  extension: 'zeebe:TaskDefinition',
  property: 'type',
  message: (value) => `任务类型“${value}”没有对应的程序`,
};

function unknown(element: ModdleElement, check: Check & { known: ReadonlySet<string> }): LintProblem[] {
  return extensionsOf(element, check.extension)
    .map((extension) => extension.get(check.property))
    .filter((value) => typeof value === 'string')
    .filter((value) => value !== '' && !value.startsWith('=') && !check.known.has(value))
    .map((value) => ({
      rule: check.rule,
      category: 'error',
      elementId: element.id ?? null,
      elementName: element.name ?? null,
      message: check.message(value),
    }));
}
