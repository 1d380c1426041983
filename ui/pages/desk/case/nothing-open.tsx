import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.tsx';

/** The right half before a task is opened: says how to begin. */
export const NothingOpen = ({ keysOn, onHelp }: { keysOn: boolean; onHelp: () => void }) => {
  const { t } = useTranslation('desk');
  return (
    <section className="desk-case desk-nothing" aria-label={t('case.label')}>
      <EmptyState
        title={t('case.none')}
        text={t(keysOn ? 'case.noneKeys' : 'case.noneText')}
        action={<Button onClick={onHelp}>{t('keys.title')}</Button>}
      />
    </section>
  );
};
