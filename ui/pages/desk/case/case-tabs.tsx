import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormHandle } from '../../../components/form/form-view.tsx';
import type { TaskDetail } from '../filter.ts';
import { CaseClocks } from '../parts/clocks.tsx';
import { CaseDiagramPart } from '../parts/diagram.tsx';
import { CaseDocuments } from '../parts/documents.tsx';
import { PartTabs } from '../parts/part-tabs.tsx';
import { CaseTimeline } from '../parts/timeline.tsx';
import { Branches } from './branches.tsx';
import { ExtensionPart } from './extension.tsx';
import { Materials } from './materials/materials.tsx';
import type { Drafts } from './task-draft.ts';
import { useWide } from './use-wide.ts';
import { Work } from './work.tsx';

type Props = {
  task: TaskDetail;
  mine: boolean;
  drafts: Drafts;
  form: RefObject<FormHandle | null>;
  faults: Record<string, string> | undefined;
  part: string;
  show: (part: string) => void;
};

const SIDE_BY_SIDE_PX = 860;

/** The form with the materials beside it where there is room; the rest of the case behind tabs. */
export const CaseTabs = ({ task, mine, drafts, form, faults, part, show }: Props) => {
  const { t } = useTranslation('desk');
  const [box, wide] = useWide(SIDE_BY_SIDE_PX);
  const { case: kase } = task;
  const materials = <Materials materials={kase.materials} />;
  const count = (name: 'materials' | 'branches' | 'clocks' | 'documents', of: readonly unknown[]) =>
    of.length > 0 ? t('tabs.counted', { name: t(`tabs.${name}`), count: of.length }) : t(`tabs.${name}`);
  const shown = [
    {
      key: 'work',
      label: t('tabs.work'),
      content: <Work task={task} mine={mine} drafts={drafts} form={form} faults={faults} />,
    },
    ...(wide ? [] : [{ key: 'materials', label: count('materials', kase.materials), content: materials }]),
    ...(kase.branches.length + task.askable.length > 0
      ? [{ key: 'branches', label: count('branches', kase.branches), content: <Branches task={task} /> }]
      : []),
    { key: 'timeline', label: t('tabs.timeline'), content: <CaseTimeline number={task.caseNumber} /> },
    {
      key: 'clocks',
      label: count('clocks', kase.clocks),
      content: (
        <>
          <ExtensionPart task={task} />
          <CaseClocks clocks={kase.clocks} />
        </>
      ),
    },
    { key: 'documents', label: count('documents', kase.documents), content: <CaseDocuments kase={kase} /> },
    { key: 'diagram', label: t('tabs.diagram'), content: <CaseDiagramPart number={task.caseNumber} /> },
  ];
  return (
    <div className="case-body" data-wide={wide} ref={box}>
      <div className="case-main">
        <PartTabs label={t('tabs.label')} parts={shown} active={part} show={show} />
      </div>
      {wide && <aside className="case-side">{materials}</aside>}
    </div>
  );
};
