import { useQuery } from '@tanstack/react-query';
import type { Days } from '../../../server/catalogue/form/form-rule.ts';
import { api } from '../../api/client.ts';

/** The hall's day and its next working days, where a rule of the form asks for them. */
export const useDays = (schema: unknown, area: string): Days | undefined =>
  useQuery({
    queryKey: ['working-days', area],
    queryFn: () => api.get('/api/working-days', { query: area === '' ? {} : { area } }),
    enabled: /"rule":"[^"]*(?:hallDay|workingDays)/.test(JSON.stringify(schema) ?? ''),
    staleTime: 60_000,
  }).data;
