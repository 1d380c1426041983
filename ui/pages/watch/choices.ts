import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useSession } from '../../api/session.tsx';
import { useLanguage } from '../../i18n/language.ts';
import { useSummary } from './use-summary.ts';

type Choice = { value: string; label: string };

export const useAreaChoices = (): Choice[] => {
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: ['areas'],
    queryFn: ({ signal }) => api.get('/api/areas', { signal }),
    staleTime: 600_000,
  });
  return data?.items.map(({ code, name, nameEn }) => ({ value: code, label: language === 'en' ? nameEn : name })) ?? [];
};

export const useItemChoices = (): Choice[] => {
  const { pick } = useLanguage();
  const { data } = useQuery({
    queryKey: ['items', 'all'],
    queryFn: ({ signal }) => api.get('/api/items', { query: { limit: 100 }, signal }),
    staleTime: 600_000,
  });
  return data?.items.map(({ code, name }) => ({ value: code, label: pick(name) })) ?? [];
};

/** The areas that this supervisor watches. */
export const useWatchedAreas = (): Choice[] => {
  const { user } = useSession();
  const stems = user?.areas.map(({ code }) => code.replace(/(00)+$/, '')) ?? [];
  return useAreaChoices().filter(({ value }) => stems.some((stem) => value.startsWith(stem)));
};

/** The departments that have running cases now. */
export const useDepartmentChoices = (): Choice[] =>
  useSummary().data?.byDepartment.map(({ code, name }) => ({ value: code, label: name })) ?? [];
