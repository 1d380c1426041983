import type { Moddle } from 'bpmn-js/lib/BaseViewer.js';

export const isModdle = (value: unknown): value is Moddle =>
  typeof value === 'object' && value !== null && '$type' in value;
