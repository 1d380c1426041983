import { useEffect, useRef, useState } from 'react';
import { dropKept, readKept, sweepKept, writeKept } from '../kept.ts';

export type Correction = { material: string; problem: string };
export type FormData = Record<string, unknown>;
export type TaskDraft = { opinion: string; form: FormData | null; corrections: Correction[]; savedAt: number };

const PREFIX = 'lianban.desk.draft.';
/** A draft of a task that nobody came back to is forgotten after 14 days, so that a shared machine keeps little. */
const KEPT_FOR_MS = 14 * 24 * 3600 * 1000;
const SAVE_AFTER_MS = 400;
const EMPTY: TaskDraft = { opinion: '', form: null, corrections: [], savedAt: 0 };

/** What a person has typed into a task and not sent yet: kept in this browser until the task is decided. */
export function useTaskDraft(account: string, taskId: string) {
  const key = `${PREFIX}${account}.${taskId}`;
  const [draft, set] = useState(() => readDraft(key));
  const pending = useRef<TaskDraft | null>(null);

  useEffect(() => sweepKept(PREFIX, isStale), []);
  useEffect(() => {
    const flush = () => {
      if (pending.current) writeKept(key, pending.current);
      pending.current = null;
    };
    const timer = draft === pending.current ? setTimeout(flush, SAVE_AFTER_MS) : undefined;
    addEventListener('pagehide', flush);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [draft, key]);

  const update = (change: Partial<Omit<TaskDraft, 'savedAt'>>) =>
    set((now) => {
      pending.current = { ...now, ...change, savedAt: Date.now() };
      return pending.current;
    });
  const discard = () => {
    pending.current = null;
    set(EMPTY);
    dropKept(key);
  };
  return { draft, update, discard };
}

export type Drafts = ReturnType<typeof useTaskDraft>;

function readDraft(key: string): TaskDraft {
  const kept = readKept(key);
  if (!isDraft(kept)) return EMPTY;
  return { ...EMPTY, ...kept };
}

function isDraft(value: unknown): value is TaskDraft {
  if (typeof value !== 'object' || value === null) return false;
  return 'opinion' in value && typeof value.opinion === 'string' && 'savedAt' in value && isTime(value.savedAt);
}

const isTime = (value: unknown): value is number => typeof value === 'number' && value > 0;
const isStale = (value: unknown) => !isDraft(value) || Date.now() - value.savedAt > KEPT_FOR_MS;
