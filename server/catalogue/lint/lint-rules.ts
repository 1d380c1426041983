import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Resolver } from 'bpmnlint';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';
import { z } from 'zod';
import { lendPackages } from './lint-packages.ts';

const LOCAL_PLUGIN = 'bpmnlint-plugin-lianban';

const Config = z.looseObject({ extends: z.union([z.string(), z.array(z.string())]).optional() });

/** What holds when a folder has no `.bpmnlintrc` of its own: the general rules and those of the engine's version. */
const DEFAULT_CONFIG = { extends: ['bpmnlint:recommended', 'plugin:camunda-compat/camunda-cloud-8-5'] };

/** The rules that the repository has chosen, the same file that the bpmnlint command reads. */
export async function lintConfig(root: string): Promise<unknown> {
  const text = await readFile(join(root, 'processes', '.bpmnlintrc'), 'utf8').catch(() => undefined);
  return text === undefined ? DEFAULT_CONFIG : Config.parse(JSON.parse(text));
}

/** Finds standard rules among the packages, and the rules of the law in `processes/rules`. */
export function ruleResolver(root: string): Resolver {
  const folder = join(root, 'processes/rules');
  lendPackages(folder);
  const require = createRequire(import.meta.url);
  const local = (id: string) =>
    require(id === LOCAL_PLUGIN || id.startsWith(`${LOCAL_PLUGIN}/`) ? id.replace(LOCAL_PLUGIN, folder) : id);
  return new NodeResolver({ require: Object.assign(local, { resolve: localResolve }) });

  function localResolve(id: string): string {
    return require.resolve(id === LOCAL_PLUGIN ? folder : id);
  }
}
