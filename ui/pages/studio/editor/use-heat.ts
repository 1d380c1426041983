import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { clearHeat, markHeat } from '../../../bpmn/marks/mark-heat.ts';
import type { Workbench } from '../../../bpmn/open-modeler.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { durationIn } from './duration.ts';

export type Heat = { on: boolean; toggle: () => void };

/** Over the canvas: how often each element was passed and how long it took, the slow ones warm. */
export function useHeat(id: string, bench: Workbench | null): Heat {
  const { t } = useTranslation('studio');
  const { language } = useLanguage();
  const [on, turn] = useState(false);
  const { data } = useQuery({
    queryKey: ['diagram-heat', id],
    queryFn: ({ signal }) => api.get('/api/diagrams/{id}/heatmap', { params: { id }, signal }),
    enabled: on,
  });

  useEffect(() => {
    if (!bench || !on || !data) return;
    markHeat(bench.modeler, data.elements, {
      label: ({ count, medianSeconds }) => t('heat.label', { count, median: durationIn(language, medianSeconds) }),
      title: ({ p90Seconds }) => t('heat.p90', { p90: durationIn(language, p90Seconds) }),
    });
    return () => clearHeat(bench.modeler);
  }, [bench, on, data, t, language]);

  return { on, toggle: () => turn((shown) => !shown) };
}
