import type { ModdleElement } from 'bpmn-moddle';
import type { CatalogueDiagram } from './catalogue.ts';
import { type Diagram, extensionsOf } from './diagram.ts';
import type { Fault } from './fault.ts';
import { syntaxFault } from './feel/feel.ts';
import { variablesOf } from './feel/feel-names.ts';
import { childrenOf, headersOf, isModdle, textOf } from './moddle.ts';

export type DiagramChecks = {
  file: string;
  /** Folder's name (item) or file's name (shared), which the process id must equal. */
  processId: string;
  forms: ReadonlySet<string>;
  processes: ReadonlySet<string>;
  /** Job types that have a worker, with the variables that each gives; unchecked when left out. */
  workers?: ReadonlyMap<string, readonly string[]> | undefined;
  /** Variables that exist beside the diagram's own; conditions are unchecked when left out. */
  variables?: ReadonlySet<string> | undefined;
};

type Found = { element: string | null; rule: string; message: string };

const decisions = /^[a-z][a-z0-9-]*=[^;=*]+\*?(;[a-z][a-z0-9-]*=[^;=*]+\*?)*$/;

/** What would leave a case standing though the diagram itself is sound BPMN. */
export function diagramFaults(described: CatalogueDiagram, diagram: Diagram, checks: DiagramChecks): Fault[] {
  const found: Found[] = [
    ...diagram.warnings.map((message) => ({
      element: null,
      rule: 'xml',
      message: `读不懂的内容：${message.split('\n')[0]}`,
    })),
    ...(described.processId === checks.processId
      ? []
      : [
          {
            element: described.processId,
            rule: 'process-id',
            message: `流程编号应当是“${checks.processId}”，图中是“${described.processId}”`,
          },
        ]),
    ...[...described.elements.values()].flatMap((element) => [
      ...(element.formKey !== null && !checks.forms.has(element.formKey)
        ? [{ element: element.id, rule: 'form-known', message: `表单“${element.formKey}”不存在` }]
        : []),
      ...(element.worker !== null && checks.workers && !checks.workers.has(element.worker)
        ? [{ element: element.id, rule: 'worker-known', message: `任务类型“${element.worker}”没有对应的程序` }]
        : []),
      ...(element.type === 'UserTask' ? userTaskFaults(element.id, element.headers) : []),
    ]),
    ...described.calls
      .filter((called) => !checks.processes.has(called))
      .map((called) => ({ element: null, rule: 'called-process-known', message: `调用的流程“${called}”不存在` })),
    ...conditionFaults(diagram, checks),
  ];
  return found.map(({ element, ...fault }) => ({ file: checks.file, element: nameOf(described, element), ...fault }));
}

function userTaskFaults(element: string, headers: Readonly<Record<string, string>>): Found[] {
  const missing = ['stage', 'kind'].filter((name) => !headers[name]);
  const given = headers['decisions'];
  return [
    ...missing.map((name) => ({ element, rule: 'task-header', message: `人工任务缺少“${name}”` })),
    ...(given === undefined || decisions.test(given)
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

/** Conditions must be expressions, over variables that something gives. */
function conditionFaults(diagram: Diagram, { workers, variables }: DiagramChecks): Found[] {
  const flows = [...diagram.elements.values()].filter(({ $type }) => $type === 'bpmn:SequenceFlow');
  const known = variables && new Set([...variables, ...variablesGiven(diagram, workers)]);
  return flows.flatMap((flow) => {
    const condition = flow.get('conditionExpression');
    const body = isModdle(condition) ? textOf(condition, 'body') : null;
    if (body === null) return [];
    const element = flow.id ?? null;
    const broken = body.trim().startsWith('=') ? syntaxFault(body) : `条件“${body}”应以“=”开头`;
    if (broken) return [{ element, rule: 'condition', message: broken }];
    return variablesOf(body)
      .filter((name) => known && !known.has(name))
      .map((name) => ({ element, rule: 'variable-known', message: `条件里的“${name}”没有来处` }));
  });
}

/** All variables that a diagram itself makes: mappings, collections, outputs of tasks and workers. */
export function variablesGiven(diagram: Diagram, workers?: ReadonlyMap<string, readonly string[]>): string[] {
  return [...diagram.elements.values()].flatMap((element) => [
    ...mapped(element),
    ...extensionsOf(element, 'zeebe:TaskDefinition').flatMap((job) => workers?.get(textOf(job, 'type') ?? '') ?? []),
    ...collections(element),
    ...(headersOf(element)['outputs'] ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  ]);
}

function mapped(element: ModdleElement): string[] {
  return extensionsOf(element, 'zeebe:IoMapping').flatMap((mapping) =>
    ['inputParameters', 'outputParameters'].flatMap((kind) =>
      childrenOf(mapping, kind).flatMap((parameter) => textOf(parameter, 'target')?.split('.')[0] ?? []),
    ),
  );
}

function collections(element: ModdleElement): string[] {
  const loop = element.get('loopCharacteristics');
  const found = isModdle(loop) ? extensionsOf(loop, 'zeebe:LoopCharacteristics') : [];
  return found.flatMap((each) => [textOf(each, 'inputElement') ?? [], textOf(each, 'outputCollection') ?? []].flat());
}

/** A designer knows an element by its name; the id stands in brackets. */
function nameOf(described: CatalogueDiagram, id: string | null): string | null {
  if (id === null) return null;
  const name = described.elements.get(id)?.name;
  return name ? `${name}（${id}）` : id;
}
