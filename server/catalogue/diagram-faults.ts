import { taskKinds } from '../domain/task-kind.ts';
import type { CatalogueDiagram } from './catalogue.ts';
import { boundlessFaults } from './checks/boundless.ts';
import { xmlFault } from './checks/engine-words.ts';
import type { Found } from './checks/found.ts';
import { type Roles, roleFaults } from './checks/roles.ts';
import { type Start, startFaults } from './checks/start.ts';
import { variableFaults, type Workers } from './checks/variables.ts';
import type { Diagram } from './diagram.ts';
import type { Fault } from './fault.ts';
import { calledId } from './moddle.ts';

export type DiagramChecks = {
  /** Folder's name (item) or file's name (shared), which the process id must equal. */
  processId: string;
  start: Start;
  forms: ReadonlySet<string>;
  processes: ReadonlySet<string>;
  /** Job types that have a worker, with the variables that each gives; unchecked when left out. */
  workers?: Workers;
  /** Unchecked when left out: the item could not be read. */
  roles?: Roles | undefined;
  /** Variables that exist beside the diagram's own; expressions are unchecked when left out. */
  variables?: ReadonlySet<string> | undefined;
};

const decision = /^[a-z][a-z0-9-]{0,39}=[^\s;=*](?:[^;=*]{0,38}[^\s;=*])?\*?$/;

/** All that is wrong with the diagram of a file. */
export function diagramFaults(
  file: string,
  described: CatalogueDiagram,
  diagram: Diagram,
  checks: DiagramChecks,
): Fault[] {
  const element = described.processId;
  const message = `流程编号应当是“${checks.processId}”，图中是“${element}”`;
  const found: Found[] = [
    ...diagram.warnings.map((warning) => ({
      element: null,
      rule: 'xml',
      message: `读不懂的内容：${xmlFault(warning)}`,
    })),
    ...(element === checks.processId ? [] : [{ element, rule: 'process-id', message }]),
    ...unsafeParts(described, diagram, checks),
  ];
  return found.map(({ element: id, ...fault }) => ({ file, element: nameOf(described, id), ...fault }));
}

/** What would leave a case standing, or end it otherwise than was decided, though the diagram itself is sound BPMN. */
export function unsafeParts(described: CatalogueDiagram, diagram: Diagram, checks: DiagramChecks): Found[] {
  const boundless = boundlessFaults(diagram);
  if (boundless.length > 0) return boundless;
  return [
    ...startFaults(diagram, checks.processId, checks.start),
    ...[...described.elements.values()].flatMap((element) => [
      ...(element.formKey !== null && !checks.forms.has(element.formKey)
        ? [{ element: element.id, rule: 'form-known', message: `表单“${element.formKey}”不存在` }]
        : []),
      ...(element.worker !== null && checks.workers && !checks.workers.has(element.worker)
        ? [{ element: element.id, rule: 'worker-known', message: `任务类型“${element.worker}”没有对应的程序` }]
        : []),
      ...(element.type === 'UserTask' ? userTaskFaults(element.id, element.headers) : []),
    ]),
    ...callFaults(diagram, checks),
    ...(checks.roles ? roleFaults(diagram, checks.roles) : []),
    ...variableFaults(diagram, checks.workers, checks.variables),
  ];
}

function callFaults(diagram: Diagram, { processes }: DiagramChecks): Found[] {
  return [...diagram.elements.values()].flatMap((element) => {
    const called = calledId(element);
    if (called === null || processes.has(called)) return [];
    return [{ element: element.id ?? null, rule: 'called-process-known', message: `调用的流程“${called}”不存在` }];
  });
}

function userTaskFaults(element: string, headers: Readonly<Record<string, string>>): Found[] {
  const missing = ['stage', 'kind'].filter((name) => !headers[name]);
  const { decisions: given, kind } = headers;
  return [
    ...missing.map((name) => ({ element, rule: 'task-header', message: `人工任务缺少“${name}”` })),
    ...(!kind || taskKinds.includes(kind)
      ? []
      : [{ element, rule: 'task-kind', message: `没有“${kind}”这种任务：kind 只能是${taskKinds.join('、')}` }]),
    ...(given === undefined || given.split(';').every((each) => decision.test(each))
      ? []
      : [
          {
            element,
            rule: 'task-decisions',
            message: `办理意见的写法不对：“${given}”，应如 approve=同意;refuse=不同意*`,
          },
        ]),
  ];
}

/** A designer knows an element by its name; the id stands in brackets. */
function nameOf(described: CatalogueDiagram, id: string | null): string | null {
  if (id === null) return null;
  const name = described.elements.get(id)?.name;
  return name ? `${name}（${id}）` : id;
}
