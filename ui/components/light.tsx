import { useTranslation } from 'react-i18next';
import type { Light as LightName } from '../../server/routes/endpoint.ts';

export type { LightName };

/** Each light has a shape of its own, so that it is told apart without colour. */
const shapes: Record<LightName, string> = {
  green: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z',
  yellow: 'M8 1.2 15.4 14.5H.6z',
  red: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z',
  paused: 'M3 2h4v12H3zM9 2h4v12H9z',
  none: 'M2 7h12v2H2z',
};

type Props = {
  light: LightName /** Says more than the plain word, e.g. 还剩 3 个工作日. */;
  text?: string | undefined;
};

/** A traffic light of the time limits: shape, word and colour together. */
export const Light = ({ light, text }: Props) => {
  const { t } = useTranslation('shell');
  return (
    <span className={`light light-${light}`}>
      <svg viewBox="0 0 16 16" width="1em" height="1em" aria-hidden="true">
        <path d={shapes[light]} fill="currentColor" />
      </svg>
      {text ?? t(`light.${light}`)}
    </span>
  );
};
