import type { ModdleElement } from 'bpmn-moddle';
import { type Diagram, extensionsOf } from '../diagram.ts';
import { isExpression } from '../feel/expression.ts';
import { syntaxFault } from '../feel/feel-faults.ts';
import { variablesOf } from '../feel/feel-names.ts';
import { childrenOf, headersOf, isModdle, textOf } from '../moddle.ts';
import { expressionsOf } from './expressions.ts';
import type { Found } from './found.ts';

/** Job types with the variables that each gives; undefined where nobody knows them. */
export type Workers = ReadonlyMap<string, readonly string[]> | undefined;

/** What the hall hands to every diagram at its start, and what completing a task gives. */
export const startVariables = [
  'caseId',
  'number',
  'area',
  'departments',
  'branches',
  'branch',
  'delivery',
  'priority',
  'decision',
] as const;

/** Expressions must be readable, over variables that something gives: the engine takes an unknown one for null, and goes on. */
export function variableFaults(diagram: Diagram, workers: Workers, outside: ReadonlySet<string> | undefined): Found[] {
  const known = outside && new Set([...outside, ...variablesGiven(diagram, workers)]);
  return [
    ...bareConditions(diagram),
    ...expressionsOf(diagram).flatMap(({ element: { id }, place, text }) => {
      const element = id ?? null;
      const broken = syntaxFault(text);
      if (broken) return [{ element, rule: 'condition', message: broken }];
      return variablesOf(text)
        .filter((name) => known && !known.has(name))
        .map((name) => ({ element, rule: 'variable-known', message: `${place}里的“${name}”没有来处` }));
    }),
    ...[...diagram.elements.values()].flatMap((element) => outputFaults(element, workers)),
  ];
}

function bareConditions(diagram: Diagram): Found[] {
  return [...diagram.elements.values()].flatMap((element) => {
    const condition = element.get('conditionExpression');
    const body = isModdle(condition) ? textOf(condition, 'body') : null;
    if (body === null || isExpression(body)) return [];
    return [{ element: element.id ?? null, rule: 'condition', message: `条件“${body}”应以“=”开头` }];
  });
}

/** An output that only names a variable takes it from the job: another name there gives null, and a decision is lost. */
function outputFaults(element: ModdleElement, workers: Workers): Found[] {
  const given = givenByJob(element, workers);
  if (!given) return [];
  const known = new Set([...given, ...mapped(element, ['inputParameters']), ...collections(element)]);
  return extensionsOf(element, 'zeebe:IoMapping')
    .flatMap((mapping) => childrenOf(mapping, 'outputParameters'))
    .flatMap((output) => /^=\s*([A-Za-z_]\w*)\s*$/.exec(textOf(output, 'source') ?? '')?.[1] ?? [])
    .filter((name) => !known.has(name) && !literals.has(name))
    .map((name) => ({
      element: element.id ?? null,
      rule: 'output-known',
      message: `输出取的“${name}”，这个任务不会给出：它给出的是${[...given].map((each) => `“${each}”`).join('、') || '空的结果'}`,
    }));
}

const literals = new Set(['true', 'false', 'null']);

/** The variables that completing the element's job gives; undefined where it is no job, or one that nobody knows. */
function givenByJob(element: ModdleElement, workers: Workers): readonly string[] | undefined {
  if (element.$type === 'bpmn:UserTask') return ['decision', ...askedOf(element)];
  const [job] = extensionsOf(element, 'zeebe:TaskDefinition');
  return job && workers?.get(textOf(job, 'type') ?? '');
}

/** All variables that a diagram itself makes: mappings, collections, outputs of tasks and workers. */
export function variablesGiven(diagram: Diagram, workers?: Workers): string[] {
  return [...diagram.elements.values()].flatMap((element) => [
    ...mapped(element, ['inputParameters', 'outputParameters']),
    ...extensionsOf(element, 'zeebe:TaskDefinition').flatMap((job) => workers?.get(textOf(job, 'type') ?? '') ?? []),
    ...collections(element),
    ...askedOf(element),
  ]);
}

/** The form's answers that a user task asks for. */
const askedOf = (element: ModdleElement): string[] =>
  (headersOf(element)['outputs'] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

function mapped(element: ModdleElement, kinds: readonly string[]): string[] {
  return extensionsOf(element, 'zeebe:IoMapping').flatMap((mapping) =>
    kinds.flatMap((kind) =>
      childrenOf(mapping, kind).flatMap((parameter) => textOf(parameter, 'target')?.split('.')[0] ?? []),
    ),
  );
}

function collections(element: ModdleElement): string[] {
  const loop = element.get('loopCharacteristics');
  const found = isModdle(loop) ? extensionsOf(loop, 'zeebe:LoopCharacteristics') : [];
  return found.flatMap((each) => [textOf(each, 'inputElement') ?? [], textOf(each, 'outputCollection') ?? []].flat());
}
