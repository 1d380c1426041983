import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../../api/client.ts';
import type { Body } from '../../../api/types.ts';

type Draft = Body<'put', '/api/drafts/{itemCode}'>;
export type SaveState = { state: 'idle' | 'saving' | 'failed' } | { state: 'saved'; at: string };

const pause = 1000;
const retryPause = 5000;

/** Saves the draft by itself, a second after the last change and when the page is put away. */
export const useAutosave = (itemCode: string, draft: Draft): { save: SaveState; stop: () => void } => {
  const [save, setSave] = useState<SaveState>({ state: 'idle' });
  const text = JSON.stringify(draft);
  const wanted = useRef(text);
  const saved = useRef(text);
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
      const answer = await api.put('/api/drafts/{itemCode}', { params: { itemCode }, body: JSON.parse(sent) });
      saved.current = sent;
      setSave({ state: 'saved', at: answer.draft.savedAt });
    } catch {
      setSave({ state: 'failed' });
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
  return { save, stop };
};
