import { type KeyboardEvent, useEffect, useState } from 'react';
import { useItems } from '../queries.ts';

const pause = 180;

/** What the search box suggests for the text in it, and how the keyboard moves through that. */
export const useSuggestions = (area: string, initial: string, onPick: (code: string) => void) => {
  const [text, setText] = useState(initial);
  const [asked, setAsked] = useState(initial);
  const [typed, setTyped] = useState(false);
  const [active, setActive] = useState(-1);

  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), pause);
    return () => clearTimeout(timer);
  }, [text]);

  const { data, isPlaceholderData } = useSuggested(asked, area, typed && asked !== '');
  const items = typed && asked !== '' ? (data?.items ?? []) : [];
  const open = items.length > 0;

  const pick = (row: number) => {
    const item = items[row];
    if (item) onPick(item.code);
  };
  const close = () => {
    setTyped(false);
    setActive(-1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !open) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(active < 0 && step < 0 ? items.length - 1 : (active + step + items.length) % items.length);
    } else if (event.key === 'Escape') {
      close();
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      pick(active);
    }
  };
  const type = (value: string) => {
    setText(value);
    setTyped(true);
    setActive(-1);
  };
  const nothing = typed && asked !== '' && data?.items.length === 0 && !isPlaceholderData;
  return { text, type, items, open, active, nothing, pick, close, onKeyDown };
};

const useSuggested = (q: string, area: string, wanted: boolean) =>
  useItems({ ...(wanted ? { q } : {}), ...(area ? { area } : {}) }, wanted ? 6 : 100);
