import { Input, Radio } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../filter.ts';
import { MaterialState } from '../materials/material-state.tsx';
import { downloadAddress } from '../materials/use-file.ts';

export type Finding = { verdict: 'sound' | 'faulty' | null; problem: string };

type Props = {
  name: string;
  material: TaskDetail['case']['materials'][number] | undefined;
  finding: Finding;
  tried: boolean;
  onChange: (finding: Finding) => void;
};

export const CorrectionRow = ({ name, material, finding, tried, onChange }: Props) => {
  const { t } = useTranslation('desk');
  const id = useId();
  const unjudged = tried && finding.verdict === null;
  const unsaid = tried && finding.verdict === 'faulty' && finding.problem.trim() === '';
  return (
    <li className="correct-row" data-fault={unjudged || unsaid}>
      <div className="correct-name">
        <span id={id}>{name}</span>
        <span className="correct-facts">
          {material && <MaterialState material={material} />}
          {material?.fileId && (
            <a
              href={downloadAddress(material.fileId)}
              download={material.fileName ?? ''}
              aria-label={t('material.downloadOf', { name: material.fileName ?? name })}
            >
              {material.fileName ?? t('material.download')}
            </a>
          )}
        </span>
      </div>
      <Radio.Group
        aria-labelledby={id}
        value={finding.verdict}
        onChange={({ target }) => onChange({ ...finding, verdict: target.value })}
        options={[
          { value: 'sound', label: t('correct.sound') },
          { value: 'faulty', label: t('correct.faulty') },
        ]}
      />
      {unjudged && <p className="fault">{t('correct.unjudged')}</p>}
      {finding.verdict === 'faulty' && (
        <>
          <Input.TextArea
            aria-label={t('correct.problemOf', { name })}
            placeholder={t('correct.problem')}
            value={finding.problem}
            maxLength={500}
            autoSize={{ minRows: 1, maxRows: 4 }}
            status={unsaid ? 'error' : ''}
            aria-invalid={unsaid}
            onChange={({ target }) => onChange({ ...finding, problem: target.value })}
          />
          {unsaid && <p className="fault">{t('correct.unsaid')}</p>}
        </>
      )}
    </li>
  );
};
