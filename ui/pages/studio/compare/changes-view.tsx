import { Alert, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { showElement } from '../../../bpmn/view.ts';
import { ChangeList } from './change-list.tsx';
import { useComparison } from './use-comparison.ts';

export type Side = { title: string; xml: string };

/** Two texts of a diagram beside each other, with what differs marked and listed. */
export function ChangesView({ before, after }: { before: Side; after: Side }) {
  const { t } = useTranslation('studio');
  const { hosts, changes, viewers, failed } = useComparison(before, after);
  const show = (id: string) => {
    for (const viewer of viewers()) showElement(viewer, id);
  };
  return (
    <div className="studio-compare">
      {failed && <Alert type="error" showIcon title={t('canvas.failed')} />}
      <div className="studio-sides">
        <figure>
          <figcaption>{before.title}</figcaption>
          <div ref={hosts.before} className="studio-side" />
        </figure>
        <figure>
          <figcaption>{after.title}</figcaption>
          <div ref={hosts.after} className="studio-side" />
        </figure>
      </div>
      {!changes && !failed && <Spin description={t('canvas.loading')} />}
      {changes && <ChangeList changes={changes} show={show} />}
    </div>
  );
}
