import { Alert, Button, Segmented, Space, Spin, Tooltip } from 'antd';
import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './bpmn.css';
import { type CaseDiagramData, standings } from './case-states.ts';
import { ElementOutline } from './outline/element-outline.tsx';
import { StateOutline } from './outline/state-outline.tsx';
import { type CaseViewer, useCaseViewer } from './use-case-viewer.ts';

type Props = {
  diagrams: readonly CaseDiagramData[];
  /** Height of the drawing area in pixels. */
  height?: number;
};

/** Where a case stands in its diagram and in the diagrams it calls, to look at and to read. */
export function CaseDiagram({ diagrams, height = 420 }: Props) {
  const { t } = useTranslation('studio');
  const [chosen, choose] = useState<string>();
  const diagram = diagrams.find(({ processId }) => processId === chosen) ?? diagrams[0];
  const known = useMemo(() => new Set(diagrams.map(({ processId }) => processId)), [diagrams]);
  const open = useCallback((processId: string) => choose(processId), []);
  const viewer = useCaseViewer(diagram, known, open);

  if (!diagram) return <Alert type="info" title={t('canvas.none')} />;
  return (
    <section className="case-diagram" aria-label={t('canvas.label', { name: diagram.name })}>
      {diagrams.length > 1 && (
        <div className="case-diagram-switch">
          <Segmented
            aria-label={t('canvas.switch')}
            value={diagram.processId}
            onChange={open}
            options={diagrams.map(({ processId, name, elements }) => ({
              value: processId,
              label: elements.some(({ state }) => state === 'incident') ? `${name} !` : name,
            }))}
          />
        </div>
      )}
      <CanvasBar viewer={viewer} version={diagram.version} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the canvas inside has the focus and the role */}
      <div className="case-diagram-canvas" style={{ height }} onKeyDown={(event) => onKey(event, viewer)}>
        <div ref={viewer.host} className="case-diagram-host" />
        {viewer.phase === 'loading' && <Spin className="case-diagram-wait" description={t('canvas.loading')} />}
        {viewer.phase === 'failed' && <Alert className="case-diagram-wait" type="error" title={t('canvas.failed')} />}
      </div>
      {diagram.elements.length > 0 ? (
        <StateOutline standings={standings(diagram.elements)} show={viewer.show} />
      ) : (
        <ElementOutline listed={viewer.listed} show={viewer.show} />
      )}
    </section>
  );
}

function CanvasBar({ viewer, version }: { viewer: CaseViewer; version: number }) {
  const { t } = useTranslation('studio');
  const button = (label: string, sign: string, act: () => void) => (
    <Tooltip title={label}>
      <Button aria-label={label} onClick={act}>
        {sign}
      </Button>
    </Tooltip>
  );
  return (
    <div className="case-diagram-bar">
      <span>{t('canvas.version', { version })}</span>
      <Space.Compact>
        {button(t('canvas.zoomOut'), '−', () => viewer.zoom(-1))}
        {button(t('canvas.zoomIn'), '+', () => viewer.zoom(1))}
        <Button onClick={() => viewer.fit()}>{t('canvas.fit')}</Button>
        <Button onClick={() => viewer.show()}>{t('canvas.current')}</Button>
      </Space.Compact>
    </div>
  );
}

const PANS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-0.15, 0],
  ArrowRight: [0.15, 0],
  ArrowUp: [0, -0.15],
  ArrowDown: [0, 0.15],
};

function onKey(event: KeyboardEvent, viewer: CaseViewer): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLButtonElement) return;
  const step = PANS[event.key];
  if (step) viewer.pan(step[0], step[1]);
  else if (event.key === '+' || event.key === '=') viewer.zoom(1);
  else if (event.key === '-') viewer.zoom(-1);
  else if (event.key === '0') viewer.fit();
  else if (event.key === '.') viewer.show();
  else return;
  event.preventDefault();
}
