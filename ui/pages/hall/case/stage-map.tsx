import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { type Case, useCaseDiagram } from './queries.ts';

const CaseDiagram = lazy(() =>
  import('../../../bpmn/case-diagram.tsx').then((module) => ({ default: module.CaseDiagram })),
);

/** The stages in a row; the real diagram, with where the case stands in it, for those who want to see it. */
export const StageMap = ({ item: { number, state, endedAt } }: { item: Case }) => {
  const { t } = useTranslation('hall');
  const { data, error, refetch } = useCaseDiagram(number);
  const [open, setOpen] = useState(false);
  // What was refused or withdrawn goes no further: the stages behind are not "ahead" any more.
  const broken = endedAt !== null && state !== 'delivered';
  return (
    <section className="panel">
      <h2>{t('case.map')}</h2>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <ListSkeleton rows={1} height={96} />}
      {data && (
        <>
          <ol className="stage-map">
            {data.map
              .filter((stage) => !broken || stage.state !== 'ahead')
              .map((stage) => (
                <li
                  key={stage.name}
                  className={`stage stage-${stage.state}`}
                  aria-current={stage.state === 'active' ? 'step' : undefined}
                >
                  <span className="stage-mark" aria-hidden="true">
                    {stage.state === 'done' ? '✓' : ''}
                  </span>
                  <span>{stage.name}</span>
                  <span className="visually-hidden">{t(`case.mapState.${stage.state}`)}</span>
                </li>
              ))}
            {broken && (
              <li className="stage stage-broken">
                <span className="stage-mark" aria-hidden="true">
                  ✕
                </span>
                <span>{t(`case.states.${state}`)}</span>
              </li>
            )}
          </ol>
          <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('case.hideDiagram') : t('case.diagram')}
          </button>
          {open && (
            <Suspense fallback={<ListSkeleton rows={1} height={420} />}>
              <CaseDiagram diagrams={data.diagrams} />
            </Suspense>
          )}
        </>
      )}
    </section>
  );
};
