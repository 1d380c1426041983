import { useId } from 'react';
import type { Answer } from '../api/types.ts';
import { useLanguage } from '../i18n/language.ts';

export type Area = Answer<'get', '/api/areas'>['items'][number];
type Props = {
  areas: readonly Area[];
  value: string;
  onChange: (code: string) => void;
  label: string;
  /** The choice of no area in particular; left out where one must be chosen. */
  any?: string;
  labelHidden?: boolean;
};

/** Counties under their cities. The phone's own picker is the best one for a thumb. */
export const AreaPicker = ({ areas, value, onChange, label, any, labelHidden = false }: Props) => {
  const { language } = useLanguage();
  const id = useId();
  const nameOf = (area: Area) => (language === 'en' ? area.nameEn : area.name);
  const counties = areas.filter((area) => area.level === 'county');
  const cities = areas.filter((area) => counties.some((county) => county.parent === area.code));
  return (
    <span className="area-picker">
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <select id={id} className="select" value={value} onChange={(event) => onChange(event.target.value)}>
        {any !== undefined && <option value="">{any}</option>}
        {any === undefined && value === '' && <option value="">—</option>}
        {cities.map((city) => (
          <optgroup key={city.code} label={nameOf(city)}>
            {counties
              .filter((county) => county.parent === city.code)
              .map((county) => (
                <option key={county.code} value={county.code}>
                  {nameOf(county)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </span>
  );
};
