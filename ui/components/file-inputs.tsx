import { Button } from 'antd';
import { type ChangeEvent, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  id: string;
  chooser: RefObject<HTMLInputElement | null>;
  formats: readonly string[];
  labelledBy: string;
  describedBy: string;
  again: boolean;
  onFile: (file: File) => void;
};

/** The browser's own file choice and, where there is one, the camera, each behind a button of the page. */
export const FileInputs = ({ id, chooser, formats, labelledBy, describedBy, again, onFile }: Props) => {
  const { t } = useTranslation('hall');
  const camera = useRef<HTMLInputElement>(null);
  const images = formats.some((format) => ['jpg', 'jpeg', 'png', 'webp'].includes(format));
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file chosen again, after it was changed, must be noticed too.
    event.target.value = '';
    if (file) onFile(file);
  };
  return (
    <>
      <Button
        id={id}
        aria-labelledby={`${id} ${labelledBy}`}
        aria-describedby={describedBy}
        onClick={() => chooser.current?.click()}
      >
        {again ? t('apply.replace') : t('apply.choose')}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={formats.map((format) => `.${format}`).join(',')}
        onChange={chosen}
      />
      {images && (
        <>
          <Button className="file-camera" aria-describedby={labelledBy} onClick={() => camera.current?.click()}>
            {t('apply.photo')}
          </Button>
          <input
            ref={camera}
            type="file"
            hidden
            accept="image/jpeg,image/png"
            capture="environment"
            onChange={chosen}
          />
        </>
      )}
    </>
  );
};
