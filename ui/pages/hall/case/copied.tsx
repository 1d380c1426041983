import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A value to be noted down, with the means to copy it. */
export const Copied = ({ name, value }: { name: string; value: string }) => {
  const { t } = useTranslation('hall');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>
        <strong className="number made-value">{value}</strong>{' '}
        {'clipboard' in navigator && (
          <button type="button" className="link-button" onClick={() => void copy()}>
            {copied ? t('case.copied') : t('case.copy')}
            <span className="visually-hidden"> {name}</span>
          </button>
        )}
      </dd>
    </div>
  );
};
