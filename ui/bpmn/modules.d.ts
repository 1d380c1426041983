/**
 * The part of bpmn-js that this folder uses. Its own types are written for CommonJS resolution, where a default import
 * is not the class; these say what the bundle really holds.
 */
declare module 'bpmn-js/lib/BaseViewer.js' {
  export type Moddle = {
    $type: string;
    $parent?: Moddle;
    id?: string;
    name?: string;
    get(property: string): unknown;
    $instanceOf(type: string): boolean;
  };
  export type Element = {
    id: string;
    type: string;
    businessObject: Moddle;
    parent?: Element;
    x: number;
    y: number;
    width: number;
    height: number;
    waypoints?: { x: number; y: number }[];
    /** Of a line: where it comes from and goes to. */
    source?: Element;
    target?: Element;
    labelTarget?: Element;
    outgoing?: Element[];
  };
  export type Box = { x: number; y: number; width: number; height: number };
  export type Translate = (template: string, replacements?: Record<string, string>) => string;
  export type Template = {
    id: string;
    name: string;
    description?: string;
    version?: number;
    appliesTo: string[];
  };
  type Adjustments = { movingShapes: Element[]; resizingShapes: Element[] };
  export type Services = {
    canvas: {
      zoom(): number;
      zoom(scale: number | 'fit-viewport', center?: 'auto' | { x: number; y: number }): number;
      viewbox(box?: Box): Box & { scale: number; inner: Box; outer: { width: number; height: number } };
      resized(): void;
      focus(): void;
      addMarker(element: string | Element, marker: string): void;
      removeMarker(element: string | Element, marker: string): void;
      scrollToElement(element: string | Element, padding?: number): void;
      findRoot(element: string | Element): Element | undefined;
      getRootElement(): Element;
      setRootElement(element: Element): Element;
    };
    overlays: {
      add(
        element: string,
        type: string,
        overlay: {
          html: HTMLElement;
          position: { top?: number; right?: number; bottom?: number; left?: number };
          show?: { minZoom?: number; maxZoom?: number };
          scale?: boolean | { min?: number; max?: number };
        },
      ): string;
      remove(filter: { type?: string; element?: string }): void;
    };
    elementRegistry: {
      get(id: string): Element | undefined;
      getAll(): Element[];
      filter(keep: (element: Element) => boolean): Element[];
    };
    eventBus: {
      on<E>(name: string, listener: (event: E) => void): void;
      on<E>(name: string, priority: number, listener: (event: E) => void): void;
      off<E>(name: string, listener: (event: E) => void): void;
      fire(name: string): void;
    };
    zoomScroll: { stepZoom(delta: number): void };
    selection: { select(element: Element | Element[] | null): void; get(): Element[] };
    commandStack: {
      canUndo(): boolean;
      canRedo(): boolean;
      undo(): void;
      redo(): void;
      clear(): void;
      register<C>(command: string, handler: { preExecute(context: C): void }): void;
      execute(command: string, context: unknown): void;
    };
    directEditing: { activate(element: Element): void; isActive(): boolean; complete(): void };
    editorActions: { trigger(action: string, options?: unknown): unknown; getActions(): string[] };
    elementTemplates: {
      get(element: Element): Template | undefined;
      getLatest(element?: Element): Template[];
      applyTemplate(element: Element, template: Template): Element;
      createElement(template: Template): Element;
    };
    elementTemplatesLoader: { setTemplates(templates: readonly unknown[]): void };
    autoPlace: { append(source: Element, shape: Element): Element };
    create: { start(event: Event, shape: Element): void };
    elementFactory: { createShape(attributes: { type: string }): Element };
    modeling: {
      createShape(shape: Element, position: { x: number; y: number }, parent: Element): Element;
      updateProperties(element: Element, properties: Record<string, unknown>): void;
      updateModdleProperties(element: Element, of: Moddle, properties: Record<string, unknown>): void;
      moveShape(shape: Element, delta: { x: number; y: number }): void;
    };
    spaceTool: {
      calculateAdjustments(elements: Element[], axis: 'x' | 'y', delta: number, start: number): Adjustments;
      makeSpace(
        moving: Element[],
        resizing: Element[],
        delta: { x: number; y: number },
        direction: 'e' | 's',
        start: number,
      ): void;
    };
    bpmnFactory: { create(type: string, properties: Record<string, unknown>): Moddle };
    moddle: {
      fromXML(xml: string): Promise<{ rootElement: Moddle }>;
      toXML(root: Moddle, options?: { format?: boolean }): Promise<{ xml: string }>;
    };
    propertiesPanel: { attachTo(container: HTMLElement): void; detach(): void };
    translate: Translate;
  };
  export type ViewerOptions = {
    container?: HTMLElement;
    additionalModules?: unknown[];
    moddleExtensions?: Record<string, unknown>;
    propertiesPanel?: Record<string, unknown>;
    keyboard?: { bind?: boolean };
    zoomScroll?: { enabled?: boolean };
    bpmnRenderer?: Record<string, string>;
    textRenderer?: Record<string, unknown>;
  };
  export default class BaseViewer {
    constructor(options?: ViewerOptions);
    importXML(xml: string): Promise<{ warnings: { message: string }[] }>;
    saveXML(options?: { format?: boolean }): Promise<{ xml?: string; error?: Error }>;
    saveSVG(): Promise<{ svg: string }>;
    attachTo(container: HTMLElement): void;
    detach(): void;
    get<K extends keyof Services>(service: K): Services[K];
    get<T>(service: string, strict: false): T | null;
    destroy(): void;
  }
}

declare module 'bpmn-js/lib/NavigatedViewer.js' {
  import type BaseViewer from 'bpmn-js/lib/BaseViewer.js';
  export default class NavigatedViewer extends BaseViewer {}
}

declare module 'bpmn-js/lib/Modeler.js' {
  import type BaseViewer from 'bpmn-js/lib/BaseViewer.js';
  export default class Modeler extends BaseViewer {}
}

declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: unknown;
  export const BpmnPropertiesProviderModule: unknown;
  export const ZeebePropertiesProviderModule: unknown;
}

declare module 'bpmn-js-element-templates' {
  export const CloudElementTemplatesPropertiesProviderModule: unknown;
}

declare module 'camunda-bpmn-js-behaviors/lib/camunda-cloud/index.js' {
  const behaviours: unknown;
  export default behaviours;
}

declare module 'bpmn-js-i18n/translations/zn.js' {
  const table: Record<string, string>;
  export default table;
}
