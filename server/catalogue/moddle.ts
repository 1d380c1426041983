import type { ModdleElement } from 'bpmn-moddle';
import { extensionsOf } from './diagram.ts';

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

export function textOf(element: ModdleElement | undefined, property: string): string | null {
  const value = element?.get(property);
  return typeof value === 'string' ? value : null;
}

export const isModdle = (value: unknown): value is ModdleElement =>
  typeof value === 'object' && value !== null && '$type' in value && 'get' in value;

export const childrenOf = (element: ModdleElement, property: string): ModdleElement[] => {
  const children = element.get(property);
  return Array.isArray(children) ? children.filter(isModdle) : [];
};
