import { panelWords } from './words/panel.ts';

const TEXTS = '.bio-properties-panel-error, .bio-properties-panel-add-entry-label';
const LIST = /^List contains (\d+) items?$/;

const chineseOf = (text: string): string | undefined => {
  const count = LIST.exec(text)?.[1];
  return count === undefined
    ? panelWords[text]
    : panelWords['List contains {numOfItems} items']?.replace('{numOfItems}', count);
};

/**
 * Puts Chinese in the place of the texts that @bpmn-io/properties-panel 3.55 writes without asking for a translation:
 * its components take a `translate` of their own, and bpmn-js-properties-panel 6.0 does not hand them one.
 */
export function translateUnasked(panel: HTMLElement): () => void {
  const observer = new MutationObserver((changes) => {
    for (const { target, type, addedNodes } of changes) {
      if (type === 'attributes' && target instanceof HTMLElement) translateTitle(target);
      for (const node of addedNodes) translateBelow(node);
    }
  });
  observer.observe(panel, { subtree: true, childList: true, attributeFilter: ['title'] });
  return () => observer.disconnect();
}

function translateBelow(node: Node): void {
  if (node instanceof HTMLElement) {
    for (const element of [node, ...node.querySelectorAll<HTMLElement>('[title]')]) translateTitle(element);
    for (const text of node.querySelectorAll(TEXTS)) translateText(text);
    if (node.matches(TEXTS)) translateText(node);
  }
}

function translateTitle(element: HTMLElement): void {
  const chinese = chineseOf(element.title);
  if (chinese !== undefined && chinese !== element.title) element.title = chinese;
}

function translateText(element: Element): void {
  const { firstChild } = element;
  // The node stays: the panel's own renderer holds on to it.
  if (firstChild instanceof Text) firstChild.data = chineseOf(firstChild.data) ?? firstChild.data;
}
