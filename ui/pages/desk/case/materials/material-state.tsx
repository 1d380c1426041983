import { Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../filter.ts';

export type Material = TaskDetail['case']['materials'][number];

/** Where a material stands, and how far it may be trusted (国办函〔2016〕108号: A to D). */
export const MaterialState = ({ material }: { material: Material }) => {
  const { t } = useTranslation('desk');
  const bad = material.state === 'faulty' || (material.required && ['missing', 'not-found'].includes(material.state));
  return (
    <span className="desk-material-state">
      <span className={bad ? 'fault' : 'soft'}>{t(`material.state.${material.state}`)}</span>
      {material.trust && (
        <Tooltip title={t(`material.trust.${material.trust}`)}>
          <Tag className={`trust trust-${material.trust}`} tabIndex={0}>
            {t('material.level', { level: material.trust })}
          </Tag>
        </Tooltip>
      )}
    </span>
  );
};
