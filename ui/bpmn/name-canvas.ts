/** The drawing area takes the keyboard focus, so it must have a role and a name; its watermark link must be named too. */
export function nameCanvas(container: HTMLElement, label: string): void {
  const svg = container.querySelector('.djs-container > svg');
  svg?.setAttribute('role', 'application');
  svg?.setAttribute('aria-label', label);
  const watermark = container.querySelector('.bjs-powered-by');
  watermark?.setAttribute('aria-label', 'bpmn.io');
}
