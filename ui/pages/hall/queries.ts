import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { Answer } from '../../api/types.ts';
import { useLanguage } from '../../i18n/language.ts';

export type Item = Answer<'get', '/api/items/{code}'>;
export type ItemSummary = Answer<'get', '/api/items'>['items'][number];
export type Area = Answer<'get', '/api/areas'>['items'][number];
export type ItemFilter = { q?: string; area?: string; audience?: string; department?: string };

const hour = 3_600_000;

export const useItems = (filter: ItemFilter, limit = 100) =>
  useQuery({
    queryKey: ['items', filter, limit],
    queryFn: ({ signal }) => api.get('/api/items', { query: { ...filter, limit }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

export const useItem = (code: string, area: string) =>
  useQuery({
    queryKey: ['item', code, area],
    queryFn: () => api.get('/api/items/{code}', { params: { code }, query: area ? { area } : {} }),
    staleTime: 60_000,
  });

export const useAreas = () => useQuery({ queryKey: ['areas'], queryFn: () => api.get('/api/areas'), staleTime: hour });

/** An area's name in the reader's language; an item itself knows only the Chinese one. */
export const useAreaName = () => {
  const { language } = useLanguage();
  const { data } = useAreas();
  return ({ code, name }: { code: string; name: string }): string =>
    (language === 'en' && data?.items.find((area) => area.code === code)?.nameEn) || name;
};

/** Those of whoever is signed in. */
export const useDrafts = () =>
  useQuery({
    queryKey: ['drafts'],
    queryFn: () => api.get('/api/drafts', { query: { limit: 100 } }),
    // Coming back from an application, its draft is there.
    staleTime: 0,
  });

export const useDraft = (itemCode: string, enabled: boolean) =>
  useQuery({
    queryKey: ['draft', itemCode],
    queryFn: () => api.get('/api/drafts/{itemCode}', { params: { itemCode } }),
    enabled,
    // The page that fills it in is the truth while it is open.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: 0,
  });
