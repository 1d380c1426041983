import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

export type Fault = { pointer: string; label: string; message: string };
type Props = {
  title: string;
  faults: readonly Fault[];
  onGo: (pointer: string) => void /** Changes when the focus shall come here. */;
  attempt: number;
};

/** All faults at once, above what they are about; each leads to its field. */
export const ErrorSummary = ({ title, faults, onGo, attempt }: Props) => {
  const { t } = useTranslation('hall');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (faults.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} className="fault-box error-summary" role="alert">
      <p className="error-summary-title">{title}</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault.pointer}>
            <button type="button" className="link-button" onClick={() => onGo(fault.pointer)}>
              {[fault.label, fault.message].filter((text) => text !== '').join(t('sentence.colon'))}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
