import { Button } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Urge } from './urge.tsx';
import type { Case } from './use-cases.ts';

type Props = { number: string; branch: Case['branches'][number] };

/** 主办催办协办: the department that leads the case, or its supervisor, reminds another of its open part. Who may is told by the hall. */
export const UrgeBranch = ({ number, branch }: Props) =>
  branch.canUrge ? (
    // The words of the Watch come when they are needed; nothing else waits for them.
    <Suspense fallback={null}>
      <UrgeButton number={number} branch={branch} />
    </Suspense>
  ) : null;

const UrgeButton = ({ number, branch }: Props) => {
  const { t } = useTranslation('watch');
  const [urging, urge] = useState(false);
  const { department, departmentName, light } = branch;
  const desk = { department, departmentName, task: t('urge.opinion'), late: light === 'red' };
  return (
    <>
      <Button size="small" onClick={() => urge(true)} aria-label={t('urge.whom', { name: departmentName })}>
        {t('urge.act')}
      </Button>
      {urging && <Urge number={number} desk={desk} onClose={() => urge(false)} />}
    </>
  );
};
