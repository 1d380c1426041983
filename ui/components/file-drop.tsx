import { Button } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileUrl, type Purpose } from '../api/upload.ts';
import { FileInputs } from './file-inputs.tsx';
import { useUpload } from './use-upload.ts';

export type GivenFile = { fileId: string; name: string; size: number };
type Props = {
  purpose: Purpose;
  id: string;
  labelledBy: string;
  formats: readonly string[];
  maxSizeMb: number;
  file: GivenFile | undefined;
  fault: string | undefined;
  onFile: (file: GivenFile | undefined) => void;
};

/** One file: chosen, photographed or dropped; its type is judged by the server from its content. */
export const FileDrop = ({ purpose, id, labelledBy, formats, maxSizeMb, file, fault, onFile }: Props) => {
  const { t } = useTranslation('hall');
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const { upload, cancel, busy, share, name, failure } = useUpload({ purpose, formats, maxSizeMb }, onFile);
  const problem = failure || fault;

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) void upload(dropped);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's shortcut for the button inside
    <div
      className={over ? 'file-drop file-drop-over' : 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {file && !busy && (
        <p className="file-name">
          <span className="tag tag-good">✓</span> <a href={fileUrl(file.fileId)}>{file.name}</a>{' '}
          <span className="quiet">{sizeInWords(file.size)}</span>
        </p>
      )}
      {busy && (
        <p className="file-progress" role="status">
          <span>{t('apply.uploading', { name })}</span>
          <progress value={share} max={1} aria-label={t('apply.uploading', { name })} />
          <Button size="small" onClick={cancel}>
            {t('apply.cancel')}
          </Button>
        </p>
      )}
      <div className="file-buttons" hidden={busy}>
        <FileInputs
          id={id}
          chooser={chooser}
          formats={formats}
          labelledBy={labelledBy}
          describedBy={`${id}-hint${problem ? ` ${id}-fault` : ''}`}
          again={file !== undefined}
          onFile={(chosen) => void upload(chosen)}
        />
        {file && <Button onClick={() => onFile(undefined)}>{t('apply.remove')}</Button>}
      </div>
      <p className="quiet file-hint" id={`${id}-hint`}>
        {t('apply.limit', { formats: formats.join(t('sentence.and')).toUpperCase(), size: maxSizeMb })}
        <span className="file-mouse"> · {t('apply.drop')}</span>
      </p>
      {problem && (
        <p className="fault" id={`${id}-fault`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
};

const sizeInWords = (bytes: number): string =>
  bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
