import { z } from 'zod';
import { type EndpointContract, Uuid } from '../endpoint.ts';

export const StoredFile = z
  .object({ id: Uuid, name: z.string(), size: z.int(), sha256: z.string(), mime: z.string() })
  .meta({ id: 'StoredFile' });

export const uploadFile = {
  method: 'post',
  path: '/api/files',
  tag: 'files',
  access: 'session',
  creates: true,
  summary: 'Upload one file (field `file`); its type is read from its content',
  query: z.object({
    item: z.string().max(80).optional().meta({ description: 'the item that it is for' }),
    material: z
      .string()
      .max(80)
      .optional()
      .meta({ description: 'its material: what that does not take is refused at once' }),
  }),
  consumes: 'multipart/form-data',
  status: 201,
  response: StoredFile,
  refusals: [422],
} as const satisfies EndpointContract;

export const downloadFile = {
  method: 'get',
  path: '/api/files/{id}',
  tag: 'files',
  access: 'session',
  summary: 'Download a file; always as an attachment',
  params: z.object({ id: Uuid }),
  status: 200,
  produces: '*/*',
} as const satisfies EndpointContract;
