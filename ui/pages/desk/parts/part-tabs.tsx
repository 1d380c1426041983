import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import './part-tabs.css';

export type Part = { key: string; label: string; content: ReactNode };
type Props = { label: string; parts: readonly Part[]; active: string; show: (key: string) => void };

/**
 * The parts of a case as tabs that scroll sideways where they do not fit. A part is made when it is first shown and
 * stays: what was typed in it must not go when one looks at another.
 */
export const PartTabs = ({ label, parts, active, show }: Props) => {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const shown = parts.some(({ key }) => key === active) ? active : (parts[0]?.key ?? '');
  const [seen, note] = useState<ReadonlySet<string>>(new Set());
  if (!seen.has(shown)) note(new Set([...seen, shown]));

  const move = (event: KeyboardEvent) => {
    const at = parts.findIndex(({ key }) => key === shown);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: parts.length - 1 }[event.key];
    const part = to === undefined ? undefined : parts[(to + parts.length) % parts.length];
    if (!part) return;
    event.preventDefault();
    show(part.key);
    list.current?.querySelector<HTMLElement>(`[data-part="${part.key}"]`)?.focus();
  };
  return (
    <>
      <div className="part-tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {parts.map(({ key, label: name }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}-${key}-tab`}
            data-part={key}
            aria-selected={key === shown}
            aria-controls={`${id}-${key}`}
            tabIndex={key === shown ? 0 : -1}
            onClick={() => show(key)}
          >
            {name}
          </button>
        ))}
      </div>
      {parts.map(({ key, content }) => (
        <div key={key} role="tabpanel" id={`${id}-${key}`} aria-labelledby={`${id}-${key}-tab`} hidden={key !== shown}>
          {(seen.has(key) || key === shown) && content}
        </div>
      ))}
    </>
  );
};
