import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import type { GivenMaterial } from './application.ts';
import { bodyOf } from './body.ts';
import { MaterialCard } from './material-card.tsx';
import { type NeededMaterial, sortMaterials } from './needed-materials.ts';
import type { StepProps } from './step-content.tsx';

export const StepMaterials = ({ flow, item, profile }: StepProps) => {
  const { t } = useTranslation('hall');
  const { itemCode, area, applicant, form } = bodyOf(item.code, profile, flow.application);
  const previews = useQuery({
    queryKey: ['previews', itemCode, area, form],
    queryFn: () => api.post('/api/material-previews', { body: { itemCode, area, applicant, form } }),
    staleTime: 60_000,
  });
  const { wanted, unneeded } = sortMaterials(item.materials, previews.data?.items ?? []);
  const needed = wanted.filter((material) => material.required && !material.found).map((material) => material.code);
  const neededText = needed.join(' ');
  const { setNeeded } = flow;
  useEffect(() => setNeeded(neededText === '' ? [] : neededText.split(' ')), [neededText, setNeeded]);

  const give = (material: NeededMaterial, given: GivenMaterial | undefined) => {
    const others = Object.entries(flow.application.materials).filter(([code]) => code !== material.code);
    const all = given ? [...others, [material.code, given] as const] : others;
    flow.change({ materials: Object.fromEntries(all) }, `/materials/${material.code}`);
  };

  if (previews.error && !previews.data) {
    return <ErrorState error={previews.error} onRetry={() => void previews.refetch()} />;
  }
  if (!previews.data) return <ListSkeleton rows={item.materials.length} height={120} />;
  return (
    <>
      <p className="quiet">{t('apply.materialsText')}</p>
      <ul className="materials">
        {wanted.map((material) => (
          <MaterialCard
            key={material.code}
            material={material}
            given={flow.application.materials[material.code]}
            fault={flow.faults[`/materials/${material.code}`]}
            onGive={(given) => give(material, given)}
          />
        ))}
      </ul>
      {unneeded.length > 0 && (
        <p className="quiet">
          {t('apply.notNeeded')}
          {t('sentence.colon')}
          {unneeded.map((material) => material.name).join('、')}
        </p>
      )}
    </>
  );
};
