import type BaseViewer from 'bpmn-js/lib/BaseViewer.js';
import Modeler from 'bpmn-js/lib/Modeler.js';
import { CloudElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import zeebeBehaviours from 'camunda-bpmn-js-behaviors/lib/camunda-cloud/index.js';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import 'bpmn-js-element-templates/dist/assets/element-templates.css';
import './bpmn.css';
import './modeler.css';
import { oneStepModule } from './drawing/one-step.ts';
import { userTaskModule } from './drawing/user-task-behaviour.ts';
import { BPMN_COLOURS } from './marks/colours.ts';
import { nameCanvas } from './name-canvas.ts';
import { PALETTE } from './palette.ts';
import { panelTranslateModule } from './panel-translate.ts';
import { sameDiagram } from './same-diagram.ts';
import { translateUnasked } from './unasked-texts.ts';
import { openView } from './view.ts';

export type ModelerPlace = {
  canvas: HTMLElement;
  panel: HTMLElement;
  templates: readonly unknown[];
  label: string;
  language: string;
};

/** The modeler with what belongs to it: the engine's properties, its behaviours, our templates, our words. */
export type Workbench = {
  readonly modeler: BaseViewer;
  load(xml: string): Promise<void>;
  xml(): Promise<string>;
  /** Whether the diagram says and draws the same as `xml`, however that is written. */
  sameAs(xml: string): Promise<boolean>;
  /** Goes on in another language; what is drawn, and what can be undone, stays. */
  speak(language: string, label: string): void;
  /** Calls back after every change of the diagram; returns the way to stop. */
  onChange(listener: () => void): () => void;
  /** The same, and after another text was loaded in its place. */
  onDrawn(listener: () => void): () => void;
  destroy(): void;
};

export function openModeler({ canvas, panel, templates, label, language }: ModelerPlace): Workbench {
  let spoken = language;
  const modeler = new Modeler({
    container: canvas,
    propertiesPanel: { parent: panel },
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ZeebePropertiesProviderModule,
      CloudElementTemplatesPropertiesProviderModule,
      zeebeBehaviours,
      userTaskModule,
      oneStepModule,
      panelTranslateModule(() => spoken),
    ],
    moddleExtensions: { zeebe },
    ...BPMN_COLOURS,
  });
  nameCanvas(canvas, label);
  let stopTranslating = startTranslating(panel, language);
  modeler.get('elementTemplatesLoader').setTemplates(templates);
  return {
    modeler,
    load: async (xml) => {
      await modeler.importXML(xml);
      openView(modeler, { left: PALETTE });
    },
    xml: () => textOf(modeler),
    sameAs: async (xml) => sameDiagram(modeler, xml, await textOf(modeler)),
    speak: (next, nextLabel) => {
      nameCanvas(canvas, nextLabel);
      if (next === spoken) return;
      spoken = next;
      stopTranslating();
      stopTranslating = startTranslating(panel, next);
      modeler.get('eventBus').fire('i18n.changed');
      modeler.get('eventBus').fire('propertiesPanel.providersChanged');
    },
    onChange: (listener) => listen(modeler, ['commandStack.changed'], listener),
    onDrawn: (listener) => listen(modeler, ['commandStack.changed', 'import.done'], listener),
    destroy: () => {
      stopTranslating();
      modeler.destroy();
      canvas.replaceChildren();
      panel.replaceChildren();
    },
  };
}

function listen(modeler: BaseViewer, events: readonly string[], listener: () => void): () => void {
  const bus = modeler.get('eventBus');
  for (const event of events) bus.on(event, listener);
  return () => {
    for (const event of events) bus.off(event, listener);
  };
}

const startTranslating = (panel: HTMLElement, language: string) =>
  language.startsWith('zh') ? translateUnasked(panel) : () => undefined;

async function textOf(modeler: BaseViewer): Promise<string> {
  const { xml, error } = await modeler.saveXML({ format: true });
  if (xml === undefined) throw error ?? new Error('the diagram gives no XML');
  return xml;
}
