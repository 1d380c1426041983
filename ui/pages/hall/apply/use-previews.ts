import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import type { Profile } from '../../../api/session.tsx';
import type { Item } from '../queries.ts';
import type { Application } from './application.ts';
import { bodyOf } from './body.ts';

/** What the hall has found in the registries for this applicant, asked once for the same answers. */
export const usePreviews = (item: Item, profile: Profile, application: Application) => {
  const { itemCode, area, applicant, form } = bodyOf(item.code, profile, application);
  return useQuery({
    queryKey: ['previews', itemCode, area, form],
    queryFn: () => api.post('/api/material-previews', { body: { itemCode, area, applicant, form } }),
    staleTime: 60_000,
  });
};
