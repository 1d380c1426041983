import { useEffect, useState } from 'react';
import type { GivenFile } from '../../../components/file-drop.tsx';
import type { FormData } from '../../../components/form/form-view.tsx';
import { isRecord } from '../../../components/is-record.ts';
import type { Case } from './queries.ts';

type Files = Record<string, GivenFile>;
type Kept = { files: Files; form: FormData | null };
const nothing: Kept = { files: {}, form: null };

/** What is ready for a correction outlives a reload of the page: the files have been uploaded long since. */
export const useKeptCorrection = (number: string, { until, text }: NonNullable<Case['correction']>) => {
  // Another notice asks for other things.
  const key = `correction ${number} ${until ?? ''} ${text}`;
  const [kept, setKept] = useState<Kept>(() => read(key));
  useEffect(() => {
    if (kept !== nothing) write(key, JSON.stringify(kept));
  }, [key, kept]);
  return {
    ...kept,
    setFiles: (change: (before: Files) => Files) => setKept((before) => ({ ...before, files: change(before.files) })),
    setForm: (form: FormData) => setKept((before) => ({ ...before, form })),
    forget: () => {
      setKept(nothing);
      write(key, null);
    },
  };
};

function read(key: string): Kept {
  try {
    const saved: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    if (!isRecord(saved)) return nothing;
    const files = isRecord(saved['files']) ? Object.entries(saved['files']) : [];
    return {
      files: Object.fromEntries(files.flatMap(([code, file]) => (isFile(file) ? [[code, file]] : []))),
      form: isRecord(saved['form']) ? saved['form'] : null,
    };
  } catch {
    return nothing;
  }
}

/** A browser may forbid its store, or it is full: then only the reload is not outlived. */
function write(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // Nothing is lost that the page does not still hold.
  }
}

const isFile = (value: unknown): value is GivenFile =>
  isRecord(value) &&
  typeof value['fileId'] === 'string' &&
  typeof value['name'] === 'string' &&
  typeof value['size'] === 'number';
