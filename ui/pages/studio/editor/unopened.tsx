import { Alert, App, Button, Popconfirm, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../components/error-state.tsx';
import type { Opening } from '../draft/opening.ts';
import type { Shelf } from '../draft/shelf.ts';
import type { DiagramDetail } from './reader.tsx';
import { saveAsFile } from './save-as-file.ts';

type Props = {
  diagram: DiagramDetail;
  opening: Opening;
  shelf: Shelf;
  failure: string;
  reopen: () => Promise<void>;
};

/** A text that cannot be drawn: what it is, a copy of it, and the way back to the version in use. */
export function Unopened({ diagram, opening: { xml, revision }, shelf, failure, reopen }: Props) {
  const { t } = useTranslation('studio');
  const { message } = App.useApp();
  const inWords = useProblemText();
  const { id } = diagram;
  const discard = async () => {
    await api.delete('/api/diagrams/{id}/draft', { params: { id }, query: { revision } });
    shelf.clear();
    await reopen();
  };
  const ways = (
    <Space wrap>
      <Button onClick={() => saveAsFile(`${id}-draft.bpmn`, xml)}>{t('discard.copy')}</Button>
      <Popconfirm
        title={t('discard.confirm')}
        okText={t('discard.act')}
        cancelText={t('cancel')}
        onConfirm={() => void discard().catch((error: unknown) => message.error(inWords(error)))}
      >
        <Button type="primary">{t('discard.back')}</Button>
      </Popconfirm>
    </Space>
  );
  // The version in use itself cannot be thrown away.
  const ofDraft = xml !== diagram.xml;
  return (
    <Alert
      type="error"
      showIcon
      title={t(ofDraft ? 'discard.unopened' : 'editor.failed')}
      description={failure}
      action={ofDraft && ways}
    />
  );
}
