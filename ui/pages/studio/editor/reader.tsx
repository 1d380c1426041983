import { Alert } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Answer } from '../../../api/types.ts';
import { CaseDiagram } from '../../../bpmn/case-diagram.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';

export type DiagramDetail = Answer<'get', '/api/diagrams/{id}'>;

/** The diagram to look at only, where the screen is too narrow to draw. */
export function Reader({ diagram, xml }: { diagram: DiagramDetail; xml: string }) {
  const { t } = useTranslation('studio');
  const { id, name, version } = diagram;
  const shown = useMemo(() => [{ processId: id, name, version, xml, elements: [] }], [id, name, version, xml]);
  return (
    <div className="studio-reader">
      <Link to="/studio">{t('editor.back')}</Link>
      <PageTitle tab={name}>{name}</PageTitle>
      <Alert type="info" showIcon title={t('editor.narrow')} />
      <CaseDiagram diagrams={shown} height={440} />
    </div>
  );
}
