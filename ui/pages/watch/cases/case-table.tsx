import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Instant } from '../../../components/time.tsx';
import { TimeLeft } from '../../../components/time-left.tsx';
import type { SupervisedCase } from './use-cases.ts';

const HEADS = ['limit', 'case', 'stage', 'department', 'deadline', 'signs'] as const;

/** One row a case; on a narrow screen each row becomes a card of its own. */
export const CaseTable = ({ rows }: { rows: readonly SupervisedCase[] }) => {
  const { t } = useTranslation('watch');
  return (
    <table className="case-table">
      <caption className="visually-hidden">{t('cases.caption')}</caption>
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th key={head} scope="col">
              {t(`cases.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <CaseRow key={row.number} row={row} />
        ))}
      </tbody>
    </table>
  );
};

const CaseRow = ({ row }: { row: SupervisedCase }) => {
  const { t } = useTranslation('watch');
  return (
    <tr>
      <td>
        <TimeLeft of={row} />
      </td>
      <th scope="row">
        <Link to={`/watch/cases/${row.number}`}>{row.applicantName}</Link>
        <span className="row-sub">
          {row.itemName} <span className="row-number">{row.number}</span>
        </span>
      </th>
      <td data-name={t('cases.stage')}>{row.stage}</td>
      <td data-name={t('cases.department')}>
        {row.departmentName} <span className="row-sub">{row.areaName}</span>
      </td>
      <td data-name={t('cases.deadline')}>
        {row.paused ? t('cases.paused') : <Instant value={row.deadline} none="—" />}
        {row.clockLabel && <span className="row-sub">{row.clockLabel}</span>}
      </td>
      <td data-name={t('cases.signs')}>
        {row.cards > 0 && <span>{t('cases.cards', { count: row.cards })}</span>}{' '}
        {row.incidents > 0 && <span className="fault">{t('cases.incidents', { count: row.incidents })}</span>}
        {row.cards + row.incidents === 0 && '—'}
      </td>
    </tr>
  );
};
