import { useTranslation } from 'react-i18next';
import type { Listed } from './list-elements.ts';
import { typeInWords } from './type-words.ts';

type Props = { listed: readonly Listed[]; show: (elementId: string) => void };

/** Each step by name and kind, set in by what holds it; a press leads to it. */
export function ElementList({ listed, show }: Props) {
  const { i18n } = useTranslation('studio');
  return (
    <ol className="element-list">
      {listed.map(({ id, name, type, depth }) => (
        <li key={id} style={{ paddingInlineStart: depth * 16 }}>
          <button type="button" className="link-button" onClick={() => show(id)}>
            {name}
          </button>{' '}
          <span className="element-type">{typeInWords(type, i18n.language)}</span>
        </li>
      ))}
    </ol>
  );
}
