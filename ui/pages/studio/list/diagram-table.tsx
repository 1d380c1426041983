import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Answer } from '../../../api/types.ts';
import { Instant } from '../../../components/time.tsx';

type Row = Answer<'get', '/api/diagrams'>['items'][number];

export function DiagramTable({ title, rows }: { title: string; rows: readonly Row[] }) {
  const { t } = useTranslation('studio');
  if (rows.length === 0) return null;
  return (
    <section className="studio-section">
      <h2>{`${title}（${rows.length}）`}</h2>
      <ul className="studio-rows">
        {rows.map((row) => (
          <li key={row.id} className="studio-row">
            <div className="studio-row-name">
              <Link to={row.id}>{row.name}</Link>
              <code>{row.id}</code>
            </div>
            <span>{row.version > 0 ? t('list.version', { version: row.version }) : t('list.notDeployed')}</span>
            <span className="studio-soft">
              <Instant value={row.deployedAt} />
            </span>
            <span>{t('list.running', { count: row.running })}</span>
            <span>{row.hasDraft && <DraftMark row={row} />}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DraftMark({ row }: { row: Row }) {
  const { t } = useTranslation('studio');
  return (
    <span className="studio-draft">
      ✎ {t('list.draft', { by: row.draftBy ?? '' })} <Instant value={row.draftAt} />
    </span>
  );
}
