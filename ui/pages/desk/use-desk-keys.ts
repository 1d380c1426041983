import { useEffect, useRef, useState } from 'react';
import { readKept, writeKept } from './kept.ts';

/** Single keys of the desk; each acts only while nothing is being typed and no dialog is open. */
export const DESK_KEYS = ['j', 'k', 'o', 'c', 'u', 'd', '/', '?', 'esc'] as const;
export type DeskKey = (typeof DESK_KEYS)[number];
export type DeskActs = Record<DeskKey, () => void>;

const SETTING = 'lianban.desk.keys';

/** WCAG 2.1.4: shortcuts of a single character can be switched off. */
export function useKeySetting() {
  const [on, set] = useState(() => readKept(SETTING) !== false);
  const turn = (next: boolean) => {
    set(next);
    writeKept(SETTING, next);
  };
  return [on, turn] as const;
}

export function useDeskKeys(acts: DeskActs, on: boolean): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = DESK_KEYS.find((name) => name === (event.key === 'Escape' ? 'esc' : event.key));
      if (!key || (!on && key !== 'esc') || !isFree(event)) return;
      event.preventDefault();
      latest.current[key]();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [on]);
}

function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return true;
  if (target.isContentEditable || target.matches('input:not([type=checkbox],[type=radio]), textarea, select')) {
    return event.key === 'Escape' && !target.matches('[aria-expanded=true]') && leave(target);
  }
  return target.closest('[role=dialog], [role=menu], [role=listbox], .ant-select') === null && !dialogIsOpen();
}

/** Escape first leaves the field, so that the next key is a shortcut again. */
function leave(field: HTMLElement): boolean {
  field.blur();
  return false;
}

const dialogIsOpen = () =>
  [...document.querySelectorAll('[role=dialog]')].some((dialog) => dialog.checkVisibility?.() ?? true);
