import { Alert, App, Button, Modal, Space } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Workbench } from '../../../../bpmn/open-modeler.ts';
import { useProblemText } from '../../../../components/error-state.tsx';
import { Instant } from '../../../../components/time.tsx';
import type { DraftKeeper, Saving } from '../../draft/keeper.ts';
import type { DiagramDetail } from '../reader.tsx';
import { saveAsFile } from '../save-as-file.ts';

const ChangesView = lazy(() =>
  import('../../compare/changes-view.tsx').then((module) => ({ default: module.ChangesView })),
);

type Props = { diagram: DiagramDetail; saving: Saving; keeper: DraftKeeper | null; bench: Workbench | null };

/** Somebody else saved: shows what differs and lets the designer choose; neither text is dropped unasked. */
export function ConflictDialog({ diagram, saving, keeper, bench }: Props) {
  const { t } = useTranslation('studio');
  const { message } = App.useApp();
  const inWords = useProblemText();
  const [mine, setMine] = useState<string | null>(null);
  const [dismissed, dismiss] = useState<Saving | null>(null);
  if (saving.kind !== 'conflict' || !keeper || !bench) return null;
  const { theirs } = saving;
  const theirXml = theirs?.xml ?? diagram.xml;

  const attempt = (act: () => Promise<unknown>) => act().catch((error: unknown) => message.error(inWords(error)));
  const takeTheirs = async () => {
    saveAsFile(`${diagram.id}-mine.bpmn`, await bench.xml());
    await bench.load(theirXml);
    keeper.adopt(theirs);
  };
  if (dismissed === saving) {
    return (
      <Alert
        type="warning"
        showIcon
        title={t('saving.conflict')}
        action={<Button onClick={() => dismiss(null)}>{t('conflict.decide')}</Button>}
      />
    );
  }
  return (
    <Modal
      open
      width={mine ? '94vw' : 640}
      title={t('conflict.title')}
      onCancel={() => dismiss(saving)}
      footer={
        <Space wrap>
          <Button onClick={() => dismiss(saving)}>{t('conflict.later')}</Button>
          <Button onClick={() => void attempt(async () => saveAsFile(`${diagram.id}-mine.bpmn`, await bench.xml()))}>
            {t('conflict.copy')}
          </Button>
          <Button onClick={() => void attempt(takeTheirs)}>{t('conflict.theirs')}</Button>
          <Button onClick={() => void attempt(async () => setMine(await bench.xml()))}>{t('conflict.compare')}</Button>
          <Button type="primary" danger onClick={() => void attempt(() => keeper.overwrite())}>
            {t('conflict.overwrite')}
          </Button>
        </Space>
      }
    >
      <p>
        {theirs ? t('conflict.who', { by: theirs.savedBy }) : t('conflict.gone')} <Instant value={theirs?.savedAt} />
      </p>
      <p>{t('conflict.safe')}</p>
      {mine && (
        <Suspense fallback={null}>
          <ChangesView
            before={{
              title: theirs ? t('conflict.theirTitle', { by: theirs.savedBy }) : t('compare.deployed'),
              xml: theirXml,
            }}
            after={{ title: t('conflict.myTitle'), xml: mine }}
          />
        </Suspense>
      )}
    </Modal>
  );
}
