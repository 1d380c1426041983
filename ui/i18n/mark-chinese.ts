const han = /\p{Script=Han}/gu;
const latin = /[A-Za-z]/g;
const mark = 'data-chinese';

/**
 * On an English page some texts stand in Chinese: names, opinions, what nobody has translated yet. Each says so (WCAG 3.1.2), or a
 * screen reader would spell it out. Watches the whole page, so that no component need think of it. Answers how to stop.
 */
export const markChinese = (root: HTMLElement): (() => void) => {
  for (const text of textsWithin(root)) markParent(text);
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'characterData') markParent(target);
      for (const node of addedNodes) for (const text of textsWithin(node)) markParent(text);
    }
  });
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  return () => {
    observer.disconnect();
    for (const element of root.querySelectorAll(`[${mark}]`)) unmark(element);
  };
};

function* textsWithin(node: Node): Generator<Node> {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  if (node.nodeType === Node.TEXT_NODE) yield node;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) yield text;
}

/** An element is in the language of most of its own text; one that says its language itself is left alone. */
const markParent = (text: Node): void => {
  const element = text.parentElement;
  if (!element || (element.lang && !element.hasAttribute(mark))) return;
  const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
  const words = own.map((node) => node.nodeValue ?? '').join('');
  if (countOf(words, han) <= countOf(words, latin)) {
    unmark(element);
    return;
  }
  element.setAttribute('lang', 'zh-CN');
  element.setAttribute(mark, '');
};

const unmark = (element: Element): void => {
  if (!element.hasAttribute(mark)) return;
  element.removeAttribute('lang');
  element.removeAttribute(mark);
};

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
