import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Light } from '../../../components/light.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import type { Summary } from '../use-summary.ts';

/** Where none is late, nothing is red. */
const LIGHTS = ['red', 'yellow', 'green', 'paused'] as const;

/** Each number leads to what it counts, where there is a list of it. */
export const Tiles = ({ summary, area }: { summary: Summary; area: string | undefined }) => {
  const { t } = useTranslation('watch');
  const { language } = useLanguage();
  const number = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB');
  const share = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  const linkTo = (page: string, narrowed: Record<string, string> = {}) =>
    `/watch/${page}?${new URLSearchParams({ ...narrowed, ...(area && { area }) })}`;
  return (
    <ul className="watch-tiles">
      {LIGHTS.map((light) => (
        <Tile
          key={light}
          kind={summary[light] > 0 ? light : 'plain'}
          to={linkTo('cases', { light })}
          value={number.format(summary[light])}
        >
          <Light light={light} />
        </Tile>
      ))}
      <Tile to={linkTo('cases')} value={number.format(summary.running)}>
        {t('board.running')}
      </Tile>
      <Tile to={linkTo('cards', { open: 'true' })} value={number.format(summary.openCards)}>
        {t('board.openCards')}
      </Tile>
      <Tile to={linkTo('incidents')} value={number.format(summary.openIncidents)}>
        {t('board.openIncidents')}
      </Tile>
      <Tile value={`${number.format(summary.submittedToday)} / ${number.format(summary.endedToday)}`}>
        {t('board.today')}
      </Tile>
      <Tile value={summary.onTimeShare === null ? '—' : share.format(summary.onTimeShare)}>{t('board.onTime')}</Tile>
    </ul>
  );
};

type TileProps = { value: string; to?: string; kind?: string; children: ReactNode };

const Tile = ({ value, to, kind = 'plain', children }: TileProps) => {
  const inside = (
    <>
      <span className="watch-tile-name">{children}</span>
      <span className="watch-tile-value">{value}</span>
    </>
  );
  return (
    <li className={`watch-tile watch-tile-${kind}`}>
      {to ? <Link to={to}>{inside}</Link> : <div className="watch-tile-still">{inside}</div>}
    </li>
  );
};
