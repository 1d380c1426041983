import { Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../components/empty-state.tsx';
import { FormView } from '../../../../components/form/form-view.tsx';
import type { DialogProps } from './editor-dialogs.tsx';

/** The forms that the diagram's tasks and its application use, as they will be seen. */
export function FormsDrawer({ diagram, close }: DialogProps) {
  const { t } = useTranslation('studio');
  const [chosen, choose] = useState<string>();
  const form = diagram.forms.find(({ key }) => key === chosen) ?? diagram.forms[0];
  return (
    <Drawer open size={560} title={t('forms.title')} onClose={close}>
      {form ? (
        <div className="studio-stack">
          <Select
            aria-label={t('forms.choose')}
            value={form.key}
            onChange={choose}
            options={diagram.forms.map(({ key }) => ({ value: key, label: key }))}
          />
          <p className="studio-soft">{t('forms.lead')}</p>
          <FormView key={form.key} schema={form.schema} />
        </div>
      ) : (
        <EmptyState text={t('forms.none')} />
      )}
    </Drawer>
  );
}
