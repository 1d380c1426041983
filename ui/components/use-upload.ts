import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import { type Purpose, uploadFile } from '../api/upload.ts';
import { useProblemText } from './error-state.tsx';
import type { GivenFile } from './file-drop.tsx';

const megabyte = 1_048_576;

type Limits = { purpose: Purpose; formats: readonly string[]; maxSizeMb: number };

/** One upload at a time, with its way and its end in words. */
export const useUpload = ({ purpose, formats, maxSizeMb }: Limits, onFile: (file: GivenFile) => void) => {
  const { t } = useTranslation('hall');
  const inWords = useProblemText();
  const [share, setShare] = useState(0);
  const [name, setName] = useState('');
  const [failure, setFailure] = useState('');
  const running = useRef<AbortController>(null);
  const deliver = useRef(onFile);
  useEffect(() => {
    deliver.current = onFile;
  }, [onFile]);
  useEffect(() => () => running.current?.abort(), []);

  const upload = async (file: File): Promise<void> => {
    const size = (file.size / megabyte).toFixed(1);
    const wrongType = t('apply.wrongType', { name: file.name, formats: formats.join(t('sentence.and')).toUpperCase() });
    if (!hasFormat(file.name, formats)) return setFailure(wrongType);
    if (file.size === 0) return setFailure(t('apply.emptyFile'));
    if (file.size > maxSizeMb * megabyte) return setFailure(t('apply.tooLarge', { size, limit: maxSizeMb }));
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setFailure('');
    setShare(0);
    setName(file.name);
    try {
      const stored = await uploadFile(file, { purpose, onProgress: setShare, signal: controller.signal });
      deliver.current({ fileId: stored.id, name: stored.name, size: stored.size });
    } catch (error) {
      if (controller.signal.aborted) return;
      const told = error instanceof ApiProblem ? error : undefined;
      setFailure(told?.code === 'wrong-type' ? wrongType : (told?.errors[0]?.message ?? inWords(error)));
    } finally {
      if (running.current === controller) setName('');
    }
  };
  const cancel = () => {
    running.current?.abort();
    setName('');
  };
  return { upload, cancel, busy: name !== '', share, name, failure };
};

const sameAs: Record<string, string> = { jpeg: 'jpg', jfif: 'jpg', tif: 'tiff' };

/** Only what can be told at once; whether the content is what the name says is judged by the hall. */
const hasFormat = (name: string, formats: readonly string[]): boolean => {
  const end = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return formats.map((format) => sameAs[format] ?? format).includes(sameAs[end] ?? end);
};
