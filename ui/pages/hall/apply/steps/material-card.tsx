import { useTranslation } from 'react-i18next';
import { idAt } from '../../../../components/field.tsx';
import { FileDrop } from '../../../../components/file-drop.tsx';
import type { GivenMaterial } from '../application.ts';
import type { NeededMaterial } from './needed-materials.ts';

type Props = {
  itemCode: string;
  material: NeededMaterial;
  given: GivenMaterial | undefined;
  fault: string | undefined;
  onGive: (given: GivenMaterial | undefined) => void;
};

export const MaterialCard = ({ itemCode, material, given, fault, onGive }: Props) => {
  const { t } = useTranslation('hall');
  const id = idAt(`/materials/${material.code}`);
  return (
    <li>
      <p className="material-name" id={`${id}-name`}>
        {material.name}{' '}
        <span className={material.required && !material.found ? 'tag tag-must' : 'tag tag-plain'}>
          {t(material.required ? 'apply.required' : 'apply.optional')}
        </span>
      </p>
      {material.standard && <p className="quiet">{material.standard}</p>}
      {material.found && !given ? (
        <p className="fetched">
          <span className="tag tag-good">✓ {t('apply.fetched')}</span>{' '}
          {material.source && t('apply.fetchedFrom', { source: material.source })}
        </p>
      ) : (
        <>
          {material.obtainable && !given && <p className="note">{material.reason ?? t('apply.notFound')}</p>}
          {given?.mode === 'window' ? (
            <p>{t('apply.atWindow')}</p>
          ) : (
            <FileDrop
              purpose={{ item: itemCode, material: material.code }}
              id={id}
              labelledBy={`${id}-name`}
              formats={material.formats}
              maxSizeMb={material.maxSizeMb}
              file={given}
              fault={fault}
              onFile={(file) =>
                onGive(file && { mode: 'upload', fileId: file.fileId, name: file.name, size: file.size })
              }
            />
          )}
          {!(given?.mode === 'upload') && (
            <button
              type="button"
              className="link-button"
              onClick={() => onGive(given?.mode === 'window' ? undefined : { mode: 'window' })}
            >
              {given?.mode === 'window' ? t('apply.toUpload') : t('apply.toWindow')}
            </button>
          )}
        </>
      )}
    </li>
  );
};
