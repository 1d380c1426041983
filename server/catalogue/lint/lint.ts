import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Linter } from 'bpmnlint';
import { z } from 'zod';
import { boundlessFaults } from '../checks/boundless.ts';
import type { Found } from '../checks/found.ts';
import { type Diagram, readDiagram } from '../diagram.ts';
import { DiagramTooLarge } from '../diagram-size.ts';
import { findUnknownParts, type KnownParts } from './lint-known.ts';
import { inChinese } from './lint-messages.ts';
import { lintConfig, ruleResolver } from './lint-rules.ts';

export type LintProblem = {
  rule: string;
  category: 'error' | 'warn';
  elementId: string | null;
  elementName: string | null;
  message: string;
};

export type LintOptions = KnownParts & {
  /** The id that the diagram's process must have: a deployment under another id would be another process. */
  processId?: string;
  /** The hall's own judgement, with the item that the diagram belongs to. */
  judge?: (diagram: Diagram) => readonly Found[];
  /** Folder that holds `processes/`; the working directory unless told. */
  root?: string;
};

/**
 * All that is wrong with a diagram, in Chinese, errors first. An error blocks the deployment; a warning does not.
 * Text that is no diagram gives one problem, never an exception.
 */
export async function lintDiagram(xml: string, options: LintOptions = {}): Promise<LintProblem[]> {
  let diagram: Diagram;
  try {
    diagram = await readDiagram(xml);
  } catch (error) {
    if (error instanceof DiagramTooLarge) return [problem('size', error.message)];
    return [
      problem('xml', `文件不是有效的BPMN：${error instanceof Error ? inChinese('xml', firstLine(error.message)) : ''}`),
    ];
  }
  if (diagram.processes.length === 0) return readProblems(diagram, options.processId);
  const boundless = boundlessFaults(diagram).map((fault) => foundIn(diagram, fault));
  if (boundless.length > 0) return boundless.slice(0, mostProblems);
  const found = [
    ...readProblems(diagram, options.processId),
    ...findUnknownParts(diagram, options),
    ...(options.judge?.(diagram) ?? []).map((fault) => foundIn(diagram, fault)),
    ...(await ruleProblems(diagram, options.root ?? process.cwd())),
  ];
  return found.toSorted((a, b) => a.category.localeCompare(b.category)).slice(0, mostProblems);
}

/** More than anybody reads; one mistake can give thousands. */
const mostProblems = 500;

/** The problems of every diagram below `root/processes`, by file; files without a problem are left out. */
export async function lintProcesses(
  root: string,
  known: KnownParts = {},
): Promise<{ file: string; problems: LintProblem[] }[]> {
  const texts: { file: string; xml: string }[] = [];
  for await (const file of glob('processes/{items,shared}/**/*.bpmn', { cwd: root })) {
    texts.push({ file, xml: await readFile(join(root, file), 'utf8') });
  }
  const ids = await Promise.all(
    texts.map(({ xml }) =>
      readDiagram(xml).then(
        ({ processes }) => processes,
        () => [],
      ),
    ),
  );
  const knownProcesses = new Set([...(known.knownProcesses ?? []), ...ids.flat()]);
  const results = [];
  for (const { file, xml } of texts.toSorted((a, b) => a.file.localeCompare(b.file))) {
    results.push({ file, problems: await lintDiagram(xml, { ...known, knownProcesses, root }) });
  }
  return results.filter(({ problems }) => problems.length > 0);
}

function readProblems({ processes, warnings, elements }: Diagram, processId: string | undefined): LintProblem[] {
  const lost = warnings.map((warning) => problem('xml', inChinese('xml', firstLine(warning))));
  if (processes.length === 0) return [...lost, problem('process', '图中没有流程')];
  if (processId === undefined || processes.includes(processId)) return lost;
  const [found = ''] = processes;
  const name = elements.get(found)?.name ?? null;
  return [
    ...lost,
    { ...problem('process-id', `流程编号应当是“${processId}”，图中是“${found}”`), elementId: found, elementName: name },
  ];
}

const Report = z.object({ id: z.string().optional(), message: z.string(), category: z.string() });
const Reports = z.record(z.string(), z.array(Report));

async function ruleProblems({ root, elements }: Diagram, folder: string): Promise<LintProblem[]> {
  const linter = new Linter({ resolver: ruleResolver(folder) });
  const reports = Reports.parse(await linter.lint(root, await lintConfig(folder)));
  return Object.entries(reports).flatMap(([rule, found]) =>
    found.map(({ id, message, category }) => ({
      rule,
      category: category === 'error' ? 'error' : 'warn',
      elementId: id ?? null,
      elementName: (id && elements.get(id)?.name) || null,
      message: category === 'rule-error' ? `规则 ${rule} 无法判断这张图` : inChinese(rule, message),
    })),
  );
}

const foundIn = ({ elements }: Diagram, { element, rule, message, category }: Found): LintProblem => ({
  ...problem(rule, message),
  category: category ?? 'error',
  elementId: element,
  elementName: (element && elements.get(element)?.name) || null,
});

const problem = (rule: string, message: string): LintProblem => ({
  rule,
  category: 'error',
  elementId: null,
  elementName: null,
  message,
});

const firstLine = (message: string) => (message.split('\n')[0] ?? message).slice(0, 200);
