import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const layer = (name: string, from: string, notTo: string): IForbiddenRuleType => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: notTo },
});

/**
 * The arrow of the README: main → app, workers, queues → routes → commands → policies, entities, providers, engine, catalogue →
 * domain → nothing. Each line forbids a step against it.
 */
const rules: IForbiddenRuleType[] = [
  {
    name: 'no cycles',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  layer('the domain imports nothing of ours', '^server/domain/', '^(server/(?!domain/)|workers|ui)'),
  layer(
    'policies know entities and the domain',
    '^server/policies/',
    '^(server/(?!(policies|entities|domain)/)|workers|ui)',
  ),
  layer('entities know the domain', '^server/entities/', '^(server/(?!(entities|domain)/)|workers|ui)'),
  layer('providers know the domain', '^server/providers/', '^(server/(?!(providers|domain)/)|workers|ui)'),
  layer('the engine knows nothing of the hall', '^server/engine/', '^(server/(?!(engine|domain)/)|workers|ui)'),
  layer(
    'the catalogue knows the engine and the domain',
    '^server/catalogue/',
    '^(server/(?!(catalogue|engine|domain)/)|workers|ui)',
  ),
  layer(
    'commands know no door',
    '^server/commands/',
    '^(server/(routes|middleware|queues|embedded)/|server/[^/]+\\.ts|workers|ui)',
  ),
  layer(
    'routes know commands, not one another’s doors',
    '^server/routes/',
    '^(server/(middleware|queues|embedded)/|server/[^/]+\\.ts|workers|ui)',
  ),
  layer(
    'queue jobs know commands',
    '^server/queues/',
    '^(server/(routes|middleware|embedded)/|server/[^/]+\\.ts|workers|ui)',
  ),
  layer(
    'workers know commands and how to declare themselves',
    '^workers/',
    '^(server/(routes|middleware|queues|embedded|providers)/|server/[^/]+\\.ts|ui)',
  ),
  layer('what is embedded stands alone', '^server/embedded/', '^(server/(?!embedded/)|workers|ui)'),
  {
    name: 'pages take types and schemas only',
    severity: 'error',
    from: { path: '^ui/' },
    // A form's own rules are the same before and after it is handed in; they import nothing.
    to: {
      path: '^(server|workers)/',
      pathNot: '^server/(routes/(.+[/.]schema|contract|endpoint)|catalogue/form/form-rule)\\.ts$',
    },
  },
  {
    name: 'zeebe-node stays in server/engine',
    severity: 'error',
    from: { pathNot: '^(server/engine|test/bench|test/server/engine|test/support)/' },
    to: { path: 'node_modules/zeebe-node' },
  },
  {
    name: 'bull stays in server/queues',
    severity: 'error',
    from: { pathNot: '^server/queues/' },
    to: { path: 'node_modules/bull/' },
  },
];

export type Imports = { modules: number; violations: string[] };

/** Reads every import of the project and tells those that go against the arrow, with how many modules were seen. */
export async function readImports(root: string, extra: readonly IForbiddenRuleType[] = rules): Promise<Imports> {
  const result = await cruise(
    ['server', 'workers', 'ui'],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: [...extra] },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '\\.d\\.m?ts$' },
      enhancedResolveOptions: {
        extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
        conditionNames: ['import', 'node', 'default'],
        exportsFields: ['exports'],
      },
    },
    undefined,
    { tsConfig: extractTSConfig(`${root}/tsconfig.json`) },
  );
  const output = result.output;
  if (typeof output === 'string') throw new Error('expected a result, not a report');
  return {
    modules: modulesOf(output),
    violations: output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
}

const modulesOf = (output: ICruiseResult): number =>
  output.modules.filter(({ source }) => /^(server|workers|ui)\//.test(source)).length;
