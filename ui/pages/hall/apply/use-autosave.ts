import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import type { Body } from '../../../api/types.ts';

type Draft = Omit<Body<'put', '/api/drafts/{itemCode}'>, 'revision'>;
/** `elsewhere`: another device has saved or ended the draft meanwhile; nothing is saved until the applicant has chosen. */
export type SaveState = { state: 'idle' | 'saving' | 'failed' | 'elsewhere' } | { state: 'saved'; at: string };
type Autosave = { save: SaveState; stop: () => void; keepMine: () => Promise<void> };

const pause = 1000;
const retryPause = 5000;

/** Saves the draft by itself, a second after the last change and when the page is put away. */
export const useAutosave = (itemCode: string, draft: Draft, begunFrom: string | null): Autosave => {
  const [save, setSave] = useState<SaveState>({ state: 'idle' });
  const text = JSON.stringify(draft);
  const wanted = useRef(text);
  const saved = useRef(text);
  const revision = useRef(begunFrom);
  const busy = useRef(false);
  const stopped = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const push = useCallback(async () => {
    clearTimeout(timer.current);
    if (busy.current || stopped.current || wanted.current === saved.current) return;
    busy.current = true;
    const sent = wanted.current;
    setSave({ state: 'saving' });
    try {
      const body = { ...JSON.parse(sent), revision: revision.current };
      const answer = await api.put('/api/drafts/{itemCode}', { params: { itemCode }, body });
      saved.current = sent;
      revision.current = answer.draft.revision;
      setSave({ state: 'saved', at: answer.draft.savedAt });
    } catch (error) {
      const elsewhere = error instanceof ApiProblem && error.status === 409;
      stopped.current ||= elsewhere;
      setSave({ state: elsewhere ? 'elsewhere' : 'failed' });
    }
    busy.current = false;
    if (wanted.current !== saved.current && !stopped.current) {
      timer.current = setTimeout(() => void push(), saved.current === sent ? pause : retryPause);
    }
  }, [itemCode]);

  useEffect(() => {
    wanted.current = text;
    if (text === saved.current || busy.current) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void push(), pause);
  }, [text, push]);

  useEffect(() => {
    const leave = () => document.visibilityState === 'hidden' && void push();
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      void push();
    };
  }, [push]);

  const stop = useCallback(() => {
    stopped.current = true;
    clearTimeout(timer.current);
  }, []);
  const keepMine = useCallback(async () => {
    const { draft: other } = await api.get('/api/drafts/{itemCode}', { params: { itemCode } });
    revision.current = other?.revision ?? null;
    stopped.current = false;
    await push();
  }, [itemCode, push]);
  return { save, stop, keepMine };
};
