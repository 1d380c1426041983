import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../../../../components/use-focus-back.ts';
import type { TaskDetail } from '../../filter.ts';
import type { Correction } from '../task-draft.ts';
import { CorrectionRow, type Finding } from './correction-row.tsx';
import type { Chosen } from './use-decide.ts';

type Props = Chosen & {
  onConfirm: (corrections: Correction[]) => unknown;
};

/**
 * 行政许可法 §32: everything that is missing is told once. Hence every material is judged here, sound or faulty, before
 * the notice can go out.
 */
export const CorrectionSheet = ({ task, decision, drafts, pending, onCancel, onConfirm }: Props) => {
  const { t } = useTranslation('desk');
  useFocusBack();
  const [findings, set] = useState(() => firstFindings(task, drafts.draft.corrections, t('correct.missing')));
  const [tried, tryIt] = useState(false);
  const change = (code: string, finding: Finding) => {
    const next = new Map(findings).set(code, finding);
    set(next);
    drafts.update({ corrections: faulty(next) });
  };
  const soundRest = () =>
    set(
      new Map(
        [...findings].map(([code, finding]) => [code, finding.verdict ? finding : { ...finding, verdict: 'sound' }]),
      ),
    );
  const fault = faultOf(findings);
  const send = () => (fault ? tryIt(true) : void onConfirm(faulty(findings)));

  return (
    <Drawer
      open
      onClose={onCancel}
      title={t('correct.title', { decision: decision.name })}
      size={680}
      footer={
        <div className="correct-foot">
          <p role="status">{t('correct.count', { count: faulty(findings).length, all: findings.size })}</p>
          <Button onClick={soundRest}>{t('correct.soundRest')}</Button>
          <Button onClick={onCancel}>{t('confirm.cancel')}</Button>
          <Button type="primary" loading={pending} onClick={send}>
            {t('correct.send')}
          </Button>
        </div>
      }
    >
      <section className="guidance">
        <h3>{t('correct.law')}</h3>
        <p>{t('correct.lawText')}</p>
      </section>
      {tried && fault && (
        <p className="fault-box" role="alert">
          {t(`correct.${fault}`)}
        </p>
      )}
      <ul className="correct-list">
        {task.correctable.map(({ code, name }) => (
          <CorrectionRow
            key={code}
            name={name}
            material={task.case.materials.find((material) => material.code === code)}
            finding={findings.get(code) ?? UNJUDGED}
            tried={tried}
            onChange={(finding) => change(code, finding)}
          />
        ))}
      </ul>
    </Drawer>
  );
};

const UNJUDGED: Finding = { verdict: null, problem: '' };

type Findings = ReadonlyMap<string, Finding>;

/** A required material that is not there is a defect from the start; a draft's findings come before that. */
function firstFindings(task: TaskDetail, kept: readonly Correction[], missing: string): Findings {
  return new Map(
    task.correctable.map(({ code }) => {
      const drafted = kept.find(({ material }) => material === code);
      if (drafted) return [code, { verdict: 'faulty', problem: drafted.problem }];
      const material = task.case.materials.find((one) => one.code === code);
      const lacks = material?.required && (material.state === 'missing' || material.state === 'not-found');
      return [code, lacks ? { verdict: 'faulty', problem: missing } : UNJUDGED];
    }),
  );
}

const faulty = (findings: Findings): Correction[] =>
  [...findings]
    .filter(([, { verdict }]) => verdict === 'faulty')
    .map(([material, { problem }]) => ({ material, problem: problem.trim() }));

function faultOf(findings: Findings): 'needUnjudged' | 'needProblem' | 'needOne' | undefined {
  const all = [...findings.values()];
  if (all.some(({ verdict }) => verdict === null)) return 'needUnjudged';
  const found = faulty(findings);
  if (found.length === 0) return 'needOne';
  return found.some(({ problem }) => problem === '') ? 'needProblem' : undefined;
}
