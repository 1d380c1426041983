import type { Element } from 'bpmn-js/lib/BaseViewer.js';
import { lazy, Suspense } from 'react';
import type { Workbench } from '../../../../bpmn/open-modeler.ts';
import type { DraftKeeper } from '../../draft/keeper.ts';
import type { DiagramDetail } from '../reader.tsx';
import type { Dialog } from '../toolbar.tsx';
import type { Lint } from '../use-lint.ts';
import { DeployDialog } from './deploy-dialog.tsx';
import { FormsDrawer } from './forms-drawer.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { OutlineDrawer } from './outline-drawer.tsx';
import { TemplatesDialog } from './templates-dialog.tsx';
import { VersionsDrawer } from './versions-drawer.tsx';

const CompareDrawer = lazy(() =>
  import('../../compare/compare-drawer.tsx').then((module) => ({ default: module.CompareDrawer })),
);

export type DialogProps = {
  diagram: DiagramDetail;
  bench: Workbench | null;
  keeper: DraftKeeper | null;
  close: () => void;
};

type Props = DialogProps & { dialog: Dialog | null; lint: Lint; target: Element | null };

/** Whatever is open over the editor; the canvas below stays as it is, its undo history included. */
export function EditorDialogs({ dialog, lint, target, ...props }: Props) {
  switch (dialog) {
    case 'deploy':
      return <DeployDialog {...props} lint={lint} />;
    case 'versions':
      return <VersionsDrawer {...props} />;
    case 'compare':
      return (
        <Suspense fallback={null}>
          <CompareDrawer {...props} />
        </Suspense>
      );
    case 'forms':
      return <FormsDrawer {...props} />;
    case 'templates':
      return <TemplatesDialog {...props} target={target} />;
    case 'outline':
      return <OutlineDrawer {...props} />;
    case 'keys':
      return <KeysDialog close={props.close} />;
    case null:
      return null;
  }
}
