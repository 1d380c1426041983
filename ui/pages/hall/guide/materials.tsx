import { useTranslation } from 'react-i18next';
import { fileUrl } from '../../../api/upload.ts';
import type { Item } from '../queries.ts';
import { SampleMark } from './sample-mark.tsx';

type Material = Item['materials'][number];

export const Materials = ({ item }: { item: Item }) => {
  const { t } = useTranslation('hall');
  return (
    <section className="panel" id="materials">
      <h2>
        {t('guide.materials')} <SampleMark fields={item.sampleData} of="materials" />
      </h2>
      {item.materials.length === 0 && <p>{t('guide.noMaterials')}</p>}
      <ul className="materials">
        {item.materials.map((material) => (
          <MaterialEntry key={material.code} material={material} />
        ))}
      </ul>
    </section>
  );
};

const MaterialEntry = ({ material }: { material: Material }) => {
  const { t } = useTranslation('hall');
  const facts = [
    material.originals > 0 && t('guide.originals', { count: material.originals }),
    material.copies > 0 && t('guide.copies', { count: material.copies }),
    !material.obtainable &&
      t('guide.formats', { formats: material.formats.join(t('sentence.and')).toUpperCase(), size: material.maxSizeMb }),
    material.issuer && t('guide.issuer', { issuer: material.issuer }),
  ].filter((fact) => typeof fact === 'string');
  return (
    <li>
      <p className="material-name">
        {material.name}{' '}
        <span className={material.required === 'always' ? 'tag tag-must' : 'tag tag-plain'}>
          {t(requiredKeys[material.required])}
        </span>{' '}
        {material.obtainable && <span className="tag tag-good">{t('guide.obtainable')}</span>}
      </p>
      {material.standard && <p>{material.standard}</p>}
      <p className="quiet">{facts.join(' · ')}</p>
      {material.sampleFile && isFileId(material.sampleFile) && (
        <a href={fileUrl(material.sampleFile)}>{t('guide.sampleFile')}</a>
      )}
    </li>
  );
};

const requiredKeys = { always: 'guide.required', when: 'guide.when', optional: 'guide.optional' } as const;

/** Only a stored file can be downloaded; a bare file name of the item's folder cannot. */
const isFileId = (value: string): boolean => /^[0-9a-f-]{36}$/.test(value);
