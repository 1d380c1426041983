import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Group } from '../use-summary.ts';

const LIGHTS = ['red', 'yellow', 'green', 'paused'] as const;
const FIRST = 8;

type Props = { by: 'department' | 'item' | 'area'; groups: readonly Group[]; area: string | undefined };

/** Lights by department, item or area: the most pressing first, every number a link to its cases. */
export const GroupTable = ({ by, groups, area }: Props) => {
  const { t } = useTranslation('watch');
  const { t: shell } = useTranslation('shell');
  const [all, showAll] = useState(false);
  const sorted = groups.toSorted((a, b) => b.red - a.red || b.yellow - a.yellow || b.total - a.total);
  const most = Math.max(1, ...groups.map(({ total }) => total));
  const linkTo = (code: string, light?: string) => {
    const search = { ...(area && { area }), [by]: code, ...(light && { light }) };
    return `/watch/cases?${new URLSearchParams(search)}`;
  };
  return (
    <section className={`watch-panel watch-panel-${by}`}>
      <h2>{t(`board.by.${by}`)}</h2>
      {groups.length === 0 ? (
        <p className="soft">{t('board.noCases')}</p>
      ) : (
        <table className="watch-groups">
          <thead>
            <tr>
              <th scope="col">{t(`filter.${by}`)}</th>
              {LIGHTS.map((light) => (
                <th key={light} scope="col" className="number-cell">
                  {shell(`light.${light}`)}
                </th>
              ))}
              <th scope="col" className="number-cell">
                {t('board.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {(all ? sorted : sorted.slice(0, FIRST)).map((group) => (
              <tr key={group.code}>
                <th scope="row">
                  <Link to={linkTo(group.code)}>{group.name}</Link>
                  <Share group={group} most={most} />
                </th>
                {LIGHTS.map((light) => (
                  <td key={light} className="number-cell">
                    {group[light] > 0 ? (
                      <Link className={`light-${light}`} to={linkTo(group.code, light)}>
                        {group[light]}
                      </Link>
                    ) : (
                      0
                    )}
                  </td>
                ))}
                <td className="number-cell">
                  <Link to={linkTo(group.code)}>{group.total}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {sorted.length > FIRST && (
        <Button type="link" onClick={() => showAll(!all)}>
          {all ? t('board.fewer') : t('board.showAll', { count: sorted.length })}
        </Button>
      )}
    </section>
  );
};

const Share = ({ group, most }: { group: Group; most: number }) => (
  <span className="watch-share" aria-hidden="true" style={{ width: `${(group.total / most) * 100}%` }}>
    {LIGHTS.map((light) => (
      <i key={light} className={`watch-share-${light}`} style={{ flexGrow: group[light] }} />
    ))}
  </span>
);
