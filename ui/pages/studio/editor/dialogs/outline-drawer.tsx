import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { ElementList } from '../../../../bpmn/outline/element-list.tsx';
import { listElements } from '../../../../bpmn/outline/list-elements.ts';
import { jumpTo } from '../jump.ts';
import type { DialogProps } from './editor-dialogs.tsx';

/** The diagram as a list: choosing a step selects it, so that its properties can be filled in without the canvas. */
export function OutlineDrawer({ bench, close }: DialogProps) {
  const { t } = useTranslation('studio');
  if (!bench) return null;
  const select = (id: string) => {
    close();
    jumpTo(bench, id);
  };
  return (
    <Drawer open size={440} title={t('outline.whole')} onClose={close}>
      <p>{t('outline.lead')}</p>
      <ElementList listed={listElements(bench.modeler)} show={select} />
    </Drawer>
  );
}
