import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../components/empty-state.tsx';
import { MaterialPreview } from './material-preview.tsx';
import { type Material, MaterialState } from './material-state.tsx';
import { canPreview, downloadAddress } from './use-file.ts';

/** The materials beside the form; one of them opens in the same place, so that the form stays in sight. */
export const Materials = ({ materials }: { materials: readonly Material[] }) => {
  const { t } = useTranslation('desk');
  const [opened, open] = useState<string>();
  const shown = materials.filter(canPreview);
  const at = shown.findIndex(({ code }) => code === opened);
  const material = shown[at];
  if (materials.length === 0) return <EmptyState title={t('material.none')} />;
  if (material) {
    return (
      <MaterialPreview
        key={material.code}
        material={material}
        place={{ at: at + 1, of: shown.length }}
        go={(by) => open(shown[(at + by + shown.length) % shown.length]?.code)}
        onClose={() => open(undefined)}
      />
    );
  }
  return (
    <section className="desk-materials" aria-label={t('tabs.materials')}>
      <h3>{t('material.title', { given: materials.filter(isThere).length, all: materials.length })}</h3>
      <ul>
        {materials.map((one) => (
          <MaterialRow key={one.code} material={one} onOpen={() => open(one.code)} />
        ))}
      </ul>
    </section>
  );
};

const isThere = ({ state }: Material) => state !== 'missing' && state !== 'not-found';

const MaterialRow = ({ material, onOpen }: { material: Material; onOpen: () => void }) => {
  const { t } = useTranslation('desk');
  const { name, required, source, note, fileId, fileName } = material;
  return (
    <li className="desk-material">
      <p className="desk-material-name">
        {name} {required && <span className="soft">{t('material.required')}</span>}
      </p>
      <MaterialState material={material} />
      {source && <p className="soft">{t('material.source', { source })}</p>}
      {note && <p>{note}</p>}
      {fileId && (
        <p className="desk-material-file">
          {canPreview(material) ? (
            <Button size="small" onClick={onOpen} aria-label={t('material.viewOf', { name })}>
              {t('material.view')}
            </Button>
          ) : (
            <span className="soft">{t('material.noPreview')}</span>
          )}
          <a
            href={downloadAddress(fileId)}
            download={fileName ?? ''}
            aria-label={t('material.downloadOf', { name: fileName ?? name })}
          >
            {fileName ?? t('material.download')}
          </a>
        </p>
      )}
    </li>
  );
};
