import './guide.css';
import './print.css';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ErrorState } from '../../../components/error-state.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import { useArea } from '../area.ts';
import { type Item, useItem } from '../queries.ts';
import { ApplyBar } from './apply-bar.tsx';
import { Contents } from './contents.tsx';
import { Facts } from './facts.tsx';
import { Materials } from './materials.tsx';
import { Rights } from './rights.tsx';
import { Succession } from './succession.tsx';
import { Way } from './way.tsx';

export const GuidePage = () => {
  const { code = '' } = useParams();
  const { data, error, refetch } = useItem(code, useArea());
  if (error && !data) return <ErrorState page error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={6} height={96} />;
  return <Guide item={data} />;
};

const Guide = ({ item }: { item: Item }) => {
  const { t } = useTranslation('hall');
  const { pick } = useLanguage();
  return (
    <article className="guide">
      <header className="guide-head">
        <p className="quiet">
          {item.typeName} · {item.department ?? item.level}
        </p>
        <PageTitle tab={pick(item.name)}>{pick(item.name)}</PageTitle>
        <p className="print-note">{t('guide.printed', { url: window.location.href.replace(/#.*/, '') })}</p>
        {item.hint && <p className="note">{item.hint}</p>}
        <Succession item={item} />
      </header>
      <div className="guide-body">
        <div className="guide-text">
          <Facts item={item} />
          <section className="panel" id="conditions">
            <h2>{t('guide.conditions')}</h2>
            <ol className="list">
              {item.conditions.map((condition) => (
                <li key={condition}>{condition}</li>
              ))}
            </ol>
          </section>
          <Materials item={item} />
          <Way item={item} />
          <Rights item={item} />
        </div>
        <aside className="guide-aside">
          <ApplyBar item={item} />
          <Contents />
        </aside>
      </div>
    </article>
  );
};
