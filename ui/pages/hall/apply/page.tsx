import './apply.css';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import { useArea } from '../area.ts';
import { mayApply } from '../guide/apply-bar.tsx';
import { isFor, WrongAudience } from '../guide/wrong-audience.tsx';
import { useDraft, useItem } from '../queries.ts';
import { emptyApplication, restore } from './application.ts';
import { Flow } from './flow.tsx';
import { stepsOf } from './steps/steps.ts';

export const ApplyPage = () => {
  const { t } = useTranslation('hall');
  const { code = '' } = useParams();
  const { pick } = useLanguage();
  const { user, profile } = useSession();
  const area = useArea();
  const item = useItem(code, '');
  const draft = useDraft(code, profile !== null);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [round, setRound] = useState(0);
  const startOver = async () => {
    await api.delete('/api/drafts/{itemCode}', { params: { itemCode: code } });
    queries.setQueryData(['draft', code], { draft: null });
    await navigate(`/apply/${code}`, { replace: true });
    setRound((before) => before + 1);
  };
  const takeOther = async () => {
    await draft.refetch({ throwOnError: true });
    setRound((before) => before + 1);
  };

  if (!profile) return <EmptyState title={t('apply.noProfile')} text={t('apply.noProfileText')} />;
  if (item.error && !item.data) return <ErrorState page error={item.error} onRetry={() => void item.refetch()} />;
  if (draft.error && !draft.data) return <ErrorState page error={draft.error} onRetry={() => void draft.refetch()} />;
  // A draft from the cache may be older than what another device has saved.
  if (!item.data || !draft.data || !draft.isFetchedAfterMount) return <ListSkeleton rows={5} height={80} />;
  if (!mayApply(item.data)) {
    const link = <Link to={`/items/${item.data.replacedBy}`}>{t('guide.openOther')}</Link>;
    return <EmptyState title={t('apply.replaced')} action={link} />;
  }

  if (!isFor(item.data, profile)) {
    const title = t('apply.title', { name: pick(item.data.name) });
    return <EmptyState title={title} action={<WrongAudience item={item.data} profile={profile} />} />;
  }

  const areas = item.data.areas.map((each) => each.code);
  const known = [area, ...(user?.areas ?? []).map((each) => each.code)].find((each) => areas.includes(each));
  const likely = known ?? (areas.length === 1 ? (areas[0] ?? '') : '');
  const saved = draft.data.draft;
  const empty = emptyApplication(profile, likely);
  const begun = saved ? restore(saved.data, saved.area, empty) : empty;
  const first = Math.min(saved?.step ?? 0, stepsOf(item.data).length - 1);
  return (
    <Flow
      key={`${code} ${round}`}
      item={item.data}
      profile={profile}
      begun={begun}
      firstStep={first}
      resumedFrom={saved?.savedAt ?? null}
      revision={saved?.revision ?? null}
      onStartOver={startOver}
      onTakeOther={takeOther}
    />
  );
};
