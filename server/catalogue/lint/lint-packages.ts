import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const lent = new Set<string>();

/**
 * Rules of a folder outside the program have no packages beside them: what they ask for and do not find is looked for among the
 * program's own, as for the rules that come with it.
 */
export function lendPackages(folder: string): void {
  const within = `${pathToFileURL(folder).href}/`;
  if (lent.has(within)) return;
  lent.add(within);
  registerHooks({
    resolve: (specifier, context, next) => {
      try {
        return next(specifier, context);
      } catch (error) {
        const isPackage = !/^[./]|^\w+:/.test(specifier);
        if (!isPackage || !context.parentURL?.startsWith(within)) throw error;
        const url = context.conditions?.includes('import')
          ? import.meta.resolve(specifier)
          : pathToFileURL(require.resolve(specifier)).href;
        return { url, shortCircuit: true };
      }
    },
  });
}
