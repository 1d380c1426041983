import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { api } from '../../../api/client.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';

const CaseDiagram = lazy(() => import('../../../bpmn/case-diagram.tsx').then((m) => ({ default: m.CaseDiagram })));

/** The diagram that a case runs on. The drawing library is large: it comes when this part is opened. */
export const CaseDiagramPart = ({ number }: { number: string }) => {
  const diagram = useQuery({
    queryKey: ['case', number, 'diagram'],
    queryFn: ({ signal }) => api.get('/api/cases/{number}/diagram', { params: { number }, signal }),
  });
  const wait = <ListSkeleton rows={1} height={420} />;
  if (diagram.isPending) return wait;
  if (diagram.isError) return <ErrorState error={diagram.error} onRetry={() => void diagram.refetch()} />;
  return (
    <Suspense fallback={wait}>
      <CaseDiagram diagrams={diagram.data.diagrams} />
    </Suspense>
  );
};
