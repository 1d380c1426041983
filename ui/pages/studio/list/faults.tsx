import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/types.ts';

type Fault = Answer<'get', '/api/diagrams'>['faults'][number];

/** Folders that the hall left out at its start, and why: for the designer who can mend them. */
export function Faults({ faults }: { faults: readonly Fault[] }) {
  const { t } = useTranslation('studio');
  if (faults.length === 0) return null;
  return (
    <section className="fault-box studio-section" aria-labelledby="studio-faults">
      <h2 id="studio-faults">{t('faults.title', { count: faults.length })}</h2>
      <p>{t('faults.lead')}</p>
      <ul className="studio-faults">
        {faults.map(({ file, element, rule, message }) => (
          <li key={`${file} ${element} ${rule} ${message}`}>
            <strong>{message}</strong>
            <br />
            <code>{file}</code> {element && <span>{t('faults.element', { element })}</span>}{' '}
            <span>{t('faults.rule', { rule })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
