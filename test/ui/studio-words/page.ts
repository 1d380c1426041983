import { openModeler } from '../../../ui/bpmn/open-modeler.ts';
import { everyKindOfElement } from './diagram.ts';

type PopupMenu = { open(target: unknown, provider: string, position: { x: number; y: number }): void; close(): void };

const TEMPLATE = {
  name: '样例模板',
  id: 'sample',
  appliesTo: ['bpmn:Task', 'bpmn:ServiceTask'],
  elementType: { value: 'bpmn:ServiceTask' },
  properties: [
    { type: 'Hidden', value: 'sample', binding: { type: 'zeebe:taskDefinition', property: 'type' } },
    { type: 'String', label: '参数', binding: { type: 'zeebe:taskHeader', key: 'a' }, constraints: { notEmpty: true } },
    { type: 'String', label: '取值', feel: 'optional', binding: { type: 'zeebe:input', name: 'b' } },
  ],
};

/** Texts that had no Chinese, from opening every part of the modeler for every kind of element. */
export async function openEverything(): Promise<string[]> {
  const untranslated = new Set<string>();
  addEventListener('untranslated', (event) => event instanceof CustomEvent && untranslated.add(String(event.detail)));
  const [canvas, panel] = [host(900), host(400)];
  const bench = openModeler({ canvas, panel, templates: [TEMPLATE], label: '样例', language: 'zh' });
  await bench.load(everyKindOfElement());
  const { modeler } = bench;
  const menu = modeler.get<PopupMenu>('popupMenu', false);
  const elements = modeler
    .get('elementRegistry')
    .getAll()
    .filter(({ labelTarget }) => !labelTarget);
  for (const element of elements) {
    modeler.get('selection').select(element);
    await openPanel(panel);
    menu?.open(element, 'bpmn-replace', { x: 10, y: 10 });
    await rendered();
    menu?.close();
  }
  const shapes = elements.filter(({ waypoints, type }) => !waypoints && type === 'bpmn:Task');
  for (const template of modeler.get('elementTemplates').getLatest()) {
    const [task] = shapes;
    if (!task) break;
    modeler.get('selection').select(modeler.get('elementTemplates').applyTemplate(task, template));
    await openPanel(panel);
  }
  modeler.get('selection').select(elements.filter(({ waypoints, parent }) => !waypoints && parent).slice(0, 4));
  menu?.open(modeler.get('selection').get(), 'align-elements', { x: 10, y: 10 });
  await rendered();
  return [...untranslated].toSorted();
}

/** Opens each group, adds an entry to each list, and opens that too. */
async function openPanel(panel: HTMLElement): Promise<void> {
  await rendered();
  // An empty list says what its button does only until the first entry is there.
  tellEnglish(panel);
  press(panel, '.bio-properties-panel-add-entry');
  await rendered();
  press(panel, '.bio-properties-panel-group-header:not(.open)');
  await rendered();
  press(panel, '.bio-properties-panel-collapsible-entry-header:not(.open)');
  await rendered();
  tellEnglish(panel);
}

function tellEnglish(panel: HTMLElement): void {
  for (const text of englishIn(panel)) window.dispatchEvent(new CustomEvent('untranslated', { detail: text }));
}

/** What is written there without asking for a translation; ids and the names of languages are no words. */
function englishIn(panel: HTMLElement): string[] {
  const texts = [
    ...panel.querySelectorAll(
      'label, option, button, button span, .bio-properties-panel-group-header, .bio-properties-panel-description, .bio-properties-panel-error, [title]',
    ),
  ]
    .flatMap((element) => [
      element.getAttribute('title') ?? '',
      ...[...element.childNodes]
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .map(({ textContent }) => textContent ?? ''),
    ])
    .map((text) => text.trim());
  return texts.filter(
    (text) => /[A-Za-z]{3}/.test(text) && !/\p{Script=Han}/u.test(text) && !/^(FEEL|DMN|BPMN)$/.test(text),
  );
}

function press(panel: HTMLElement, selector: string): void {
  for (const button of panel.querySelectorAll<HTMLElement>(selector)) button.click();
}

const rendered = () => new Promise((done) => setTimeout(done, 20));

function host(width: number): HTMLElement {
  const element = document.createElement('div');
  element.style.cssText = `width: ${width}px; height: 700px; position: relative`;
  document.body.append(element);
  return element;
}

window.addEventListener('begin', () => {
  openEverything().then(
    (texts) => window.dispatchEvent(new CustomEvent('opened', { detail: texts })),
    (error: unknown) => window.dispatchEvent(new CustomEvent('opened', { detail: [String(error)] })),
  );
});
