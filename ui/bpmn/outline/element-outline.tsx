import { useTranslation } from 'react-i18next';
import { ElementList } from './element-list.tsx';
import type { Listed } from './list-elements.ts';

type Props = { listed: readonly Listed[]; show: (elementId: string) => void };

/** A diagram in which nothing runs, as text. */
export function ElementOutline({ listed, show }: Props) {
  const { t } = useTranslation('studio');
  return (
    <details className="case-outline">
      <summary>{t('outline.title', { count: listed.length })}</summary>
      <ElementList listed={listed} show={show} />
    </details>
  );
}
