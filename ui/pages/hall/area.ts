import { useSyncExternalStore } from 'react';

const key = 'area';
const listeners = new Set<() => void>();
let current: string | undefined;

const read = (): string => {
  if (current !== undefined) return current;
  try {
    current = localStorage.getItem(key) ?? '';
  } catch {
    current = '';
  }
  return current;
};

export const setArea = (code: string): void => {
  current = code;
  try {
    localStorage.setItem(key, code);
  } catch {
    // remembered only as long as the page is open
  }
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The area that the person wants things done in; '' means any. Remembered on this device. */
export const useArea = (): string => useSyncExternalStore(subscribe, read);
