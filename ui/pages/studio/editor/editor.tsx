import { Spin } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Opening } from '../draft/opening.ts';
import type { Shelf } from '../draft/shelf.ts';
import { ConflictDialog } from './dialogs/conflict-dialog.tsx';
import { EditorDialogs } from './dialogs/editor-dialogs.tsx';
import { EditorHeader } from './editor-header.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import type { DiagramDetail } from './reader.tsx';
import { type Dialog, Toolbar } from './toolbar.tsx';
import { Unopened } from './unopened.tsx';
import { useDiscard } from './use-discard.ts';
import { useDraft } from './use-draft.ts';
import { useHeat } from './use-heat.ts';
import { useLint } from './use-lint.ts';
import { useTemplateRequest } from './use-template-request.ts';
import { useWorkbench } from './use-workbench.ts';

type Props = { diagram: DiagramDetail; shelf: Shelf; begin: () => Opening; reopen: () => Promise<void> };

/** The modeler's page: canvas and properties, what is wrong below them, and the draft kept by itself. */
export function Editor({ diagram, shelf, begin, reopen }: Props) {
  const { t } = useTranslation('studio');
  const [opening] = useState(begin);
  const leave = useRef<() => Promise<unknown>>(async () => undefined);
  const { bench, failure, canvas, panel } = useWorkbench(diagram, { xml: opening.xml, leave: () => leave.current() });
  const { keeper, saving } = useDraft(diagram.id, bench, { opening, shelf });
  leave.current = async () => keeper?.flush();
  const discard = useDiscard({ diagram, bench, keeper, saving });
  const lint = useLint(diagram.id, bench);
  const [dialog, open] = useState<Dialog | null>(null);
  const [panelShown, showPanel] = useState(true);
  const heat = useHeat(diagram.id, bench);
  const request = useTemplateRequest(bench, () => open('templates'));

  return (
    <div className="studio-editor">
      <EditorHeader diagram={diagram} saving={saving} restored={opening.unsaved && !opening.conflict} />
      <Toolbar
        bench={bench}
        open={open}
        heat={heat}
        panelShown={panelShown}
        togglePanel={() => showPanel((shown) => !shown)}
        discard={discard}
      />
      {failure && <Unopened {...{ diagram, opening, shelf, failure, reopen }} />}
      <div className={panelShown ? 'studio-bench' : 'studio-bench studio-bench-wide'}>
        <div className="studio-canvas">
          <div ref={canvas} className="studio-host" />
          {!bench && !failure && <Spin className="case-diagram-wait" description={t('canvas.loading')} />}
        </div>
        <aside ref={panel} className="studio-panel" aria-label={t('editor.properties')} hidden={!panelShown} />
      </div>
      {!failure && <ProblemsPanel lint={lint} bench={bench} />}
      <ConflictDialog diagram={diagram} saving={saving} keeper={keeper} bench={bench} />
      <EditorDialogs
        {...{ dialog, diagram, bench, keeper, lint }}
        target={request.target}
        close={() => {
          request.forget();
          open(null);
        }}
      />
    </div>
  );
}
