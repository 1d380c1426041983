import { Button, Input, Modal } from 'antd';
import type { Element, Template } from 'bpmn-js/lib/BaseViewer.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addTemplate, canFollow, isFlow, selectedElement } from '../../../../bpmn/drawing/add-template.ts';
import { EmptyState } from '../../../../components/empty-state.tsx';
import { focusCanvas } from '../jump.ts';
import type { DialogProps } from './editor-dialogs.tsx';

/** Ready-made tasks, one per worker: put behind the selected element, or onto the one that asked for a template. */
export function TemplatesDialog({ bench, close, target }: DialogProps & { target: Element | null }) {
  const { t } = useTranslation('studio');
  const [search, setSearch] = useState('');
  if (!bench) return null;
  const { modeler } = bench;
  const templates = modeler.get('elementTemplates').getLatest(...(target ? [target] : []));
  const found = templates.filter(({ name, id, description = '' }) =>
    `${name} ${id} ${description}`.toLowerCase().includes(search.trim().toLowerCase()),
  );
  const source = selectedElement(modeler);
  const lead = () => {
    if (target) return t('templates.apply', { name: target.businessObject.name ?? target.id });
    if (source && canFollow(source)) return t('templates.append', { name: source.businessObject.name ?? source.id });
    if (source && isFlow(source)) return t('templates.insert');
    return t('templates.place');
  };
  const use = (template: Template) => {
    if (target) modeler.get('elementTemplates').applyTemplate(target, template);
    else addTemplate(modeler, template);
    close();
    focusCanvas(bench);
  };
  return (
    <Modal open width={640} title={t('templates.title')} footer={null} onCancel={close}>
      <div className="studio-stack">
        <p>{lead()}</p>
        <Input
          allowClear
          autoFocus
          aria-label={t('templates.search')}
          placeholder={t('templates.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        {found.length === 0 && <EmptyState text={t('templates.none')} />}
        <ul className="studio-templates">
          {found.map((template) => (
            <li key={template.id}>
              <span>
                <strong>{template.name}</strong>
                <br />
                <span className="studio-soft">{template.description}</span>
              </span>
              <Button aria-label={`${t('templates.use')} ${template.name}`} onClick={() => use(template)}>
                {t('templates.use')}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Modal>
  );
}
