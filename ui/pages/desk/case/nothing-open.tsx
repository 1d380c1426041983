import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.tsx';

type Props = {
  keysOn: boolean;
  onHelp: () => void /** Opens the first task of the list; missing where there is none. */;
  begin?: () => void;
};

/** The right half before a task is opened: says how to begin. */
export const NothingOpen = ({ keysOn, onHelp, begin }: Props) => {
  const { t } = useTranslation('desk');
  const help = <Button onClick={onHelp}>{t('keys.title')}</Button>;
  return (
    <section className="desk-case desk-nothing" aria-label={t('case.label')}>
      {begin ? (
        <EmptyState
          title={t('case.none')}
          text={t(keysOn ? 'case.noneKeys' : 'case.noneText')}
          action={
            <p className="desk-begin">
              <Button type="primary" onClick={begin}>
                {t('case.begin')}
              </Button>
              {help}
            </p>
          }
        />
      ) : (
        <EmptyState title={t('case.empty')} action={help} />
      )}
    </section>
  );
};
