import { getCsrfToken, isCsrf, newKey, refreshCsrfToken, sessionEnded } from './client.ts';
import { ApiProblem, unreachable } from './problem.ts';
import type { Answer } from './types.ts';

export type StoredFile = Answer<'post', '/api/files'>;
/** Which material of which item it is for. */
export type Purpose = { item: string; material: string };
type Upload = { purpose?: Purpose; onProgress?: (share: number) => void; signal?: AbortSignal };

/** Uploads one file; `onProgress` hears 0..1. `fetch` tells nothing of the way, hence XMLHttpRequest. */
export const uploadFile = async (file: File, upload: Upload = {}): Promise<StoredFile> => {
  const idempotencyKey = newKey();
  try {
    return await attempt(file, idempotencyKey, upload);
  } catch (reason) {
    if (!(reason instanceof ApiProblem)) throw reason;
    if (isCsrf(reason)) await refreshCsrfToken();
    else if (reason.status !== 401 || !(await sessionEnded())) throw reason;
    return attempt(file, idempotencyKey, upload);
  }
};

/** Where a stored file is downloaded from: always as an attachment. */
export const fileUrl = (id: string): string => `/api/files/${encodeURIComponent(id)}`;

function attempt(file: File, idempotencyKey: string, { purpose, onProgress, signal }: Upload): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/files${purpose ? `?${new URLSearchParams(purpose)}` : ''}`);
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('x-csrf-token', getCsrfToken());
    request.setRequestHeader('idempotency-key', idempotencyKey);
    request.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total);
    request.onload = () => {
      if (request.status === 201) resolve(request.response);
      else reject(new ApiProblem({ ...request.response, status: request.status }));
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    const data = new FormData();
    data.append('file', file);
    request.send(data);
  });
}
