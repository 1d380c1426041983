/** What the catalogue uses of the bpmn.io libraries, which come without types that Node's resolution can read. */
declare module 'bpmn-moddle' {
  export type ModdleElement = {
    $type: string;
    id?: string;
    name?: string;
    get(property: string): unknown;
    set(property: string, value: unknown): void;
  };
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(xml: string): Promise<{
      rootElement: ModdleElement;
      elementsById: Record<string, ModdleElement>;
      warnings: { message: string }[];
    }>;
    toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>;
  }
}

declare module 'bpmnlint' {
  export type Resolver = {
    resolveRule(pkg: string, name: string): unknown;
    resolveConfig(pkg: string, name: string): unknown;
  };
  export class Linter {
    constructor(options: { resolver: Resolver });
    lint(root: unknown, config: unknown): Promise<unknown>;
  }
}

declare module 'bpmnlint/lib/resolver/node-resolver.js' {
  import type { Resolver } from 'bpmnlint';
  export default class NodeResolver implements Resolver {
    constructor(options?: { require?: (id: string) => unknown });
    resolveRule(pkg: string, name: string): unknown;
    resolveConfig(pkg: string, name: string): unknown;
  }
}

declare module 'bpmn-js-differ' {
  export function diff(a: unknown, b: unknown): unknown;
}
