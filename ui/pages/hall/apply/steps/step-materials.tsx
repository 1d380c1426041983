import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../../components/error-state.tsx';
import { ListSkeleton } from '../../../../components/list-skeleton.tsx';
import type { GivenMaterial } from '../application.ts';
import { usePreviews } from '../use-previews.ts';
import { MaterialCard } from './material-card.tsx';
import { type NeededMaterial, sortMaterials } from './needed-materials.ts';
import type { StepProps } from './step-content.tsx';

export const StepMaterials = ({ flow, item, profile }: StepProps) => {
  const { t } = useTranslation('hall');
  const previews = usePreviews(item, profile, flow.application);
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
  const list = (materials: readonly NeededMaterial[]) => (
    <ul className="materials">
      {materials.map((material) => (
        <MaterialCard
          key={material.code}
          itemCode={item.code}
          material={material}
          given={flow.application.materials[material.code]}
          fault={flow.faults[`/materials/${material.code}`]}
          onGive={(given) => give(material, given)}
        />
      ))}
    </ul>
  );
  const optional = wanted.filter((material) => !material.required && !material.found);
  const given = optional.some(({ code }) => flow.application.materials[code] || flow.faults[`/materials/${code}`]);
  return (
    <>
      <p className="quiet">{t('apply.materialsText')}</p>
      {list(wanted.filter((material) => !optional.includes(material)))}
      {optional.length > 0 && (
        <Folded begun={given} name={t('apply.optionalMaterials', { count: optional.length })}>
          {list(optional)}
        </Folded>
      )}
      {unneeded.length > 0 && (
        <p className="quiet">
          {t('apply.notNeeded')}
          {t('sentence.colon')}
          {unneeded.map((material) => material.name).join(t('sentence.and'))}
        </p>
      )}
    </>
  );
};

/** Open from the beginning where something in it was begun; afterwards as the reader leaves it. */
const Folded = ({ begun, name, children }: { begun: boolean; name: string; children: ReactNode }) => {
  const [open, setOpen] = useState(begun);
  return (
    <details className="folded" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{name}</summary>
      {children}
    </details>
  );
};
