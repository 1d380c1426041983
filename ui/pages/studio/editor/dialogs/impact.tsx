import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../../api/types.ts';

/** Whom a deployment touches: who runs on which version, where they stand, and what they stand on that goes away. */
export function Impact({ impact }: { impact: Answer<'get', '/api/diagrams/{id}/impact'> }) {
  const { t } = useTranslation('studio');
  const { running, byVersion, byElement, removed } = impact;
  return (
    <section className="studio-stack" aria-labelledby="impact">
      <h3 id="impact">{t('impact.title')}</h3>
      <p>{running === 0 ? t('impact.nobody') : t('impact.running', { count: running })}</p>
      {byVersion.length > 0 && (
        <ul className="studio-bullets">
          {byVersion.map((row) => (
            <li key={row.version}>{t('impact.version', { version: row.version, count: row.running })}</li>
          ))}
        </ul>
      )}
      {byElement.length > 0 && (
        <details>
          <summary>{t('impact.where')}</summary>
          <ul className="studio-bullets">
            {byElement.map((row) => (
              <li key={row.elementId}>{t('impact.element', { name: row.name, count: row.running })}</li>
            ))}
          </ul>
        </details>
      )}
      {removed.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('impact.removed')}
          description={removed.map((row) => t('impact.element', { name: row.name, count: row.running })).join('；')}
        />
      )}
    </section>
  );
}
