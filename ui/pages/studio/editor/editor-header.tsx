import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProblemText } from '../../../components/error-state.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { formatTime } from '../../../components/time.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import type { Saving } from '../draft/keeper.ts';
import type { DiagramDetail } from './reader.tsx';

type Props = { diagram: DiagramDetail; saving: Saving; restored: boolean };

export function EditorHeader({ diagram, saving, restored }: Props) {
  const { t } = useTranslation('studio');
  const { name, id, version, running } = diagram;
  return (
    <div className="studio-head">
      <Link to="/studio">{t('editor.back')}</Link>
      <PageTitle tab={name}>{name}</PageTitle>
      <code>{id}</code>
      <span className="studio-soft">
        {version > 0 ? t('editor.deployed', { version, running }) : t('list.notDeployed')}
      </span>
      <SavingState saving={saving} restored={restored} />
    </div>
  );
}

/** How safe the drawing is, in words; read out when it changes. */
function SavingState({ saving, restored }: { saving: Saving; restored: boolean }) {
  const { t } = useTranslation('studio');
  const { language } = useLanguage();
  const inWords = useProblemText();
  const trouble = saving.kind === 'offline' || saving.kind === 'refused' || saving.kind === 'conflict';
  const words = () => {
    switch (saving.kind) {
      case 'same':
        return t('saving.same');
      case 'waiting':
        return t(saving.shelved ? 'saving.waiting' : 'saving.waitingUnshelved');
      case 'saving':
        return t('saving.saving');
      case 'saved':
        return t(restored ? 'saving.restored' : 'saving.saved', { at: formatTime(saving.at, language) });
      case 'offline':
        return t(saving.shelved ? 'saving.offline' : 'saving.offlineUnshelved');
      case 'refused':
        return t('saving.refused', { message: inWords(saving.problem) });
      case 'conflict':
        return t('saving.conflict');
    }
  };
  return (
    <span role="status" className={trouble ? 'studio-saving studio-saving-trouble' : 'studio-saving'}>
      {words()}
    </span>
  );
}
