import type { ModdleElement } from 'bpmn-moddle';
import { extensionsOf } from './diagram.ts';

/** The task headers of an element (`zeebe:TaskHeaders`), by key; none for what has none. */
export function headersOf(element: ModdleElement): Record<string, string> {
  const headers = extensionsOf(element, 'zeebe:TaskHeaders').flatMap((holder) => holder.get('values') ?? []);
  return Object.fromEntries(
    headers.filter(isModdle).map((header) => [textOf(header, 'key') ?? '', textOf(header, 'value') ?? '']),
  );
}

/** The diagram that a call activity calls by a fixed id. */
export function calledId(element: ModdleElement): string | null {
  const id = textOf(extensionsOf(element, 'zeebe:CalledElement')[0], 'processId');
  return id === null || id.startsWith('=') ? null : id;
}

/** A property that is text; null where it is not set, or something else. */
export function textOf(element: ModdleElement | undefined, property: string): string | null {
  const value = element?.get(property);
  return typeof value === 'string' ? value : null;
}

/** Whether a property's value is an element, and no text or number. */
export const isModdle = (value: unknown): value is ModdleElement =>
  typeof value === 'object' && value !== null && '$type' in value && 'get' in value;

/** The elements of a property that holds several, in their order. */
export const childrenOf = (element: ModdleElement, property: string): ModdleElement[] => {
  const children = element.get(property);
  return Array.isArray(children) ? children.filter(isModdle) : [];
};
