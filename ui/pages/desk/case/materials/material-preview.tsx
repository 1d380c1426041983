import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../../components/error-state.tsx';
import { ListSkeleton } from '../../../../components/list-skeleton.tsx';
import { type Material, MaterialState } from './material-state.tsx';
import { downloadAddress, previewType, useFile } from './use-file.ts';

type Props = {
  material: Material;
  place: { at: number; of: number };
  go: (by: 1 | -1) => void;
  onClose: () => void;
};

export const MaterialPreview = ({ material, place, go, onClose }: Props) => {
  const { t } = useTranslation('desk');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  const { name, fileId, fileName } = material;
  return (
    <section className="desk-preview" aria-label={t('material.viewOf', { name })}>
      <div className="desk-preview-bar">
        <Button size="small" onClick={onClose}>
          {t('material.back')}
        </Button>
        <span className="desk-preview-steps">
          <Button size="small" aria-label={t('material.previous')} disabled={place.of < 2} onClick={() => go(-1)}>
            ‹
          </Button>
          <span>{t('material.place', place)}</span>
          <Button size="small" aria-label={t('material.next')} disabled={place.of < 2} onClick={() => go(1)}>
            ›
          </Button>
        </span>
        {fileId && (
          <a href={downloadAddress(fileId)} download={fileName ?? ''}>
            {t('material.download')}
          </a>
        )}
      </div>
      <h3 ref={title} tabIndex={-1}>
        {name}
      </h3>
      <MaterialState material={material} />
      <Sheet material={material} />
    </section>
  );
};

const Sheet = ({ material }: { material: Material }) => {
  const { t } = useTranslation('desk');
  const type = previewType(material) ?? '';
  const { url, error, retry } = useFile(material.fileId, type);
  const [whole, setWhole] = useState(true);
  if (error) return <ErrorState error={error} onRetry={retry} />;
  if (!url) return <ListSkeleton rows={1} height={400} />;
  if (type === 'application/pdf') return <iframe className="desk-preview-pdf" src={url} title={material.name} />;
  return (
    <>
      <Button size="small" aria-pressed={!whole} onClick={() => setWhole(!whole)}>
        {t(whole ? 'material.actualSize' : 'material.fit')}
      </Button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="desk-preview-image" data-whole={whole} tabIndex={0} aria-label={material.name}>
        <img src={url} alt={material.fileName ?? material.name} />
      </section>
    </>
  );
};
