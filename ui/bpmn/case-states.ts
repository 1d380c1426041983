import type { z } from 'zod';
import type { getCaseDiagram } from '../../server/routes/cases/diagram.schema.ts';

export type CaseDiagramData = z.infer<(typeof getCaseDiagram)['response']>['diagrams'][number];
export type ElementState = CaseDiagramData['elements'][number];
export type StateName = ElementState['state'];

/** Shape beside the colour, so that a light is never told by its colour alone. */
export const STATE_SYMBOLS: Record<StateName, string> = {
  incident: '!',
  active: '▶',
  completed: '✓',
  terminated: '✕',
};

/** What is most urgent to know wins where an element was passed more than once. */
const URGENCY: readonly StateName[] = ['incident', 'active', 'completed', 'terminated'];

export type Standing = { id: string; name: string; state: StateName; count: number; at: string };

/** One standing per element: counts of the shown state added up, latest instant kept. */
export function standings(elements: readonly ElementState[]): Standing[] {
  const byId = new Map<string, Standing>();
  for (const { id, name, state, count, at } of elements) {
    const known = byId.get(id);
    if (!known || URGENCY.indexOf(state) < URGENCY.indexOf(known.state)) byId.set(id, { id, name, state, count, at });
    else if (known.state === state) {
      byId.set(id, { ...known, count: known.count + count, at: laterOf(at, known.at) });
    }
  }
  return [...byId.values()];
}

/** Where the reader should look first: the stuck element, else the active one that began last. */
export function whereItStands(elements: readonly ElementState[]): Standing | undefined {
  const all = standings(elements);
  const latest = (state: StateName) =>
    all.filter((standing) => standing.state === state).toSorted((a, b) => b.at.localeCompare(a.at))[0];
  return latest('incident') ?? latest('active');
}

/** All places where it stands at once: a co-approval has several. */
export const allPlaces = (elements: readonly ElementState[]): string[] => {
  const first = whereItStands(elements);
  const same = standings(elements).filter(({ state }) => state === first?.state);
  return same.map(({ id }) => id);
};

const laterOf = (a: string, b: string) => (a.localeCompare(b) > 0 ? a : b);
