import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../filter.ts';
import { AskExtension } from './ask-extension.tsx';
import { ExtensionFacts } from './extension-facts.tsx';

/** 延长审批: what the law allows, how it stands, and the way to ask for it. */
export const ExtensionPart = ({ task }: { task: TaskDetail }) => {
  const { t } = useTranslation('desk');
  const [asking, ask] = useState(false);
  const { extension } = task;
  if (!extension) return null;
  return (
    <section className="desk-extension">
      <div className="desk-branches-head">
        <h3>{t('extension.title')}</h3>
        {extension.state === 'possible' && <Button onClick={() => ask(true)}>{t('extension.ask')}</Button>}
      </div>
      <ExtensionFacts extension={extension} />
      {asking && <AskExtension task={task} extension={extension} onClose={() => ask(false)} />}
    </section>
  );
};
