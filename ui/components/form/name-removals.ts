import type { Language } from '../../i18n/index.ts';

const REMOVAL = /^Remove list item (\d+)$/;

/** The buttons that take a row out of a list: form-js names them in English and asks for no translation. Gives the way to stop. */
export function nameRemovals(container: HTMLElement, language: Language): () => void {
  if (language === 'en') return () => undefined;
  const observer = new MutationObserver(() => {
    for (const button of container.querySelectorAll('[aria-label^="Remove list item"]')) {
      const [, row] = REMOVAL.exec(button.ariaLabel ?? '') ?? [];
      if (row !== undefined) button.ariaLabel = `移除第 ${row} 项`;
    }
  });
  observer.observe(container, { subtree: true, childList: true, attributeFilter: ['aria-label'] });
  return () => observer.disconnect();
}
