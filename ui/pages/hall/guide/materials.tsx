import { useTranslation } from 'react-i18next';
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
          <MaterialEntry key={material.code} item={item.code} material={material} />
        ))}
      </ul>
    </section>
  );
};

const MaterialEntry = ({ item, material }: { item: string; material: Material }) => {
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
      <Downloads item={item} material={material} />
    </li>
  );
};

const requiredKeys = { always: 'guide.required', when: 'guide.when', optional: 'guide.optional' } as const;

/** The form to fill in comes first: it is what people need; the sample shows how. */
const Downloads = ({ item, material }: { item: string; material: Material }) => {
  const { t } = useTranslation('hall');
  const offered = [
    { kind: 'blank', file: material.blankFile, key: 'guide.blankFile' },
    { kind: 'sample', file: material.sampleFile, key: 'guide.sampleFile' },
  ] as const;
  const links = offered.flatMap(({ kind, file, key }) => (file ? [{ kind, key, format: formatOf(file) }] : []));
  if (links.length === 0) return null;
  return (
    <p className="material-files">
      {links.map(({ kind, key, format }) => (
        <a
          key={kind}
          href={`/api/items/${item}/materials/${encodeURIComponent(material.code)}/${kind}`}
          download
          aria-label={t('guide.fileOf', { file: t(key, { format }), material: material.name })}
        >
          {t(key, { format })}
        </a>
      ))}
    </p>
  );
};

const formatOf = (file: string): string => file.slice(file.lastIndexOf('.') + 1).toUpperCase();
