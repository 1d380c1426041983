import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiProblem, unreachable } from '../../../../api/problem.ts';
import type { Material } from './material-state.tsx';

/** Types that a browser shows by itself and that cannot run a script of the uploader's. */
const SHOWN = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'] as const;

export const previewType = ({ mime }: Material) => SHOWN.find((type) => type === mime);
export const canPreview = (material: Material): boolean =>
  material.fileId !== null && previewType(material) !== undefined;
export const downloadAddress = (id: string): string => `/api/files/${encodeURIComponent(id)}`;

/**
 * A file as an object URL. The hall serves files only as attachments without a type, so the type is set here, from the
 * short list above.
 */
export function useFile(fileId: string | null, type: string) {
  const file = useQuery({
    queryKey: ['desk', 'file', fileId],
    queryFn: ({ signal }) => fetchFile(downloadAddress(fileId ?? ''), type, signal),
    enabled: fileId !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const [url, set] = useState<string>();
  useEffect(() => {
    if (!file.data) return;
    const made = URL.createObjectURL(file.data);
    set(made);
    return () => URL.revokeObjectURL(made);
  }, [file.data]);
  return { url, error: file.error, retry: () => void file.refetch() };
}

async function fetchFile(address: string, type: string, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(address, { signal }).catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw new ApiProblem({ status: response.status });
  return new Blob([await response.arrayBuffer()], { type });
}
