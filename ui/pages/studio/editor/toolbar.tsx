import { Button, Popconfirm, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Workbench } from '../../../bpmn/open-modeler.ts';
import { PALETTE } from '../../../bpmn/palette.ts';
import { fitView, zoomBy } from '../../../bpmn/view.ts';
import type { Heat } from './use-heat.ts';
import { useUndo } from './use-undo.ts';

export type Dialog = 'deploy' | 'versions' | 'compare' | 'forms' | 'templates' | 'outline' | 'keys';

type Props = {
  bench: Workbench | null;
  open: (dialog: Dialog) => void;
  heat: Heat;
  panelShown: boolean;
  togglePanel: () => void;
  /** Throws the draft away; null while there is none. */
  discard: (() => void) | null;
};

export function Toolbar({ bench, open, heat, panelShown, togglePanel, discard }: Props) {
  const { t } = useTranslation('studio');
  const { canUndo, canRedo, undo, redo } = useUndo(bench);
  const modeler = bench?.modeler;
  return (
    <div className="studio-bar" role="toolbar" aria-label={t('bar.label')}>
      <Space.Compact>
        <Button disabled={!canUndo} onClick={undo}>
          {t('bar.undo')}
        </Button>
        <Button disabled={!canRedo} onClick={redo}>
          {t('bar.redo')}
        </Button>
      </Space.Compact>
      <Space.Compact>
        <Button disabled={!modeler} aria-label={t('canvas.zoomOut')} onClick={() => modeler && zoomBy(modeler, -1)}>
          −
        </Button>
        <Button disabled={!modeler} aria-label={t('canvas.zoomIn')} onClick={() => modeler && zoomBy(modeler, 1)}>
          +
        </Button>
        <Button disabled={!modeler} onClick={() => modeler && fitView(modeler, PALETTE)}>
          {t('canvas.fit')}
        </Button>
      </Space.Compact>
      <Button disabled={!bench} onClick={() => open('templates')}>
        {t('bar.templates')}
      </Button>
      <Button disabled={!bench} aria-pressed={heat.on} type={heat.on ? 'primary' : 'default'} onClick={heat.toggle}>
        {t('bar.heat')}
      </Button>
      <Button onClick={() => open('forms')}>{t('bar.forms')}</Button>
      <Button disabled={!bench} onClick={() => open('compare')}>
        {t('bar.compare')}
      </Button>
      <Button onClick={() => open('versions')}>{t('bar.versions')}</Button>
      <Button disabled={!bench} onClick={() => open('outline')}>
        {t('bar.outline')}
      </Button>
      <Button onClick={() => open('keys')}>{t('bar.keys')}</Button>
      <Popconfirm
        title={t('discard.confirm')}
        okText={t('discard.act')}
        cancelText={t('cancel')}
        disabled={!discard}
        onConfirm={() => discard?.()}
      >
        <Button disabled={!discard}>{t('discard.act')}</Button>
      </Popconfirm>
      <span className="studio-bar-gap" />
      <Button aria-pressed={panelShown} onClick={togglePanel}>
        {t(panelShown ? 'bar.hidePanel' : 'bar.showPanel')}
      </Button>
      <Button type="primary" disabled={!bench} onClick={() => open('deploy')}>
        {t('bar.deploy')}
      </Button>
    </div>
  );
}
