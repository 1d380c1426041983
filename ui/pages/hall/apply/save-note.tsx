import { useTranslation } from 'react-i18next';
import { formatTime } from '../../../components/time.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import type { SaveState } from './use-autosave.ts';

export const SaveNote = ({ save }: { save: SaveState }) => {
  const { t } = useTranslation('hall');
  const { language } = useLanguage();
  const isFault = save.state === 'failed' || save.state === 'elsewhere';
  return (
    <span className={isFault ? 'save-note fault' : 'save-note quiet'} role="status">
      {save.state === 'saving' && t('apply.saving')}
      {save.state === 'failed' && t('apply.saveFailed')}
      {save.state === 'elsewhere' && t('apply.notSaved')}
      {save.state === 'saved' && t('apply.saved', { time: formatTime(save.at, language) })}
    </span>
  );
};
