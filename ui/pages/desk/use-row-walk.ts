import { type RefObject, useEffect, useRef } from 'react';
import type { TaskList } from './list/use-task-list.ts';

export const rowLinks = (pane: HTMLElement | null) => [...(pane?.querySelectorAll<HTMLElement>('[data-task]') ?? [])];
export const focusedRow = (rows: HTMLElement[]) => rows.find((row) => row.matches(':focus'));

/**
 * j and k: move the focus along the list; from outside the list they start at the open task. Past the last row that is
 * loaded j fetches more and goes on there.
 */
export function useRowWalk(pane: RefObject<HTMLElement | null>, tasks: TaskList, opened: string | undefined) {
  const waits = useRef(false);
  const { list, rows } = tasks;

  const walk = (by: 1 | -1) => {
    const links = rowLinks(pane.current);
    const at = placeOf(links, opened);
    const next = links[Math.max(at + by, 0)];
    if (next) focus(next);
    else if (list.hasNextPage) {
      waits.current = true;
      void list.fetchNextPage();
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes on when the rows that it waits for are there
  useEffect(() => {
    if (!waits.current) return;
    waits.current = false;
    walk(1);
  }, [rows.length]);
  return walk;
}

function placeOf(links: HTMLElement[], opened: string | undefined): number {
  const focused = links.findIndex((link) => link.matches(':focus'));
  return focused >= 0 ? focused : links.findIndex(({ dataset }) => dataset['task'] === opened);
}

function focus(link: HTMLElement): void {
  link.focus();
  link.scrollIntoView({ block: 'nearest' });
}
