import { useLanguage } from '../../../i18n/language.ts';
import type { ItemSummary } from '../queries.ts';

type Props = { id: string; item: ItemSummary; active: boolean; onPick: () => void };

export const Suggestion = ({ id, item, active, onPick }: Props) => {
  const { pick } = useLanguage();
  return (
    // The keyboard stays in the input, which names the active option; `pointerdown` must not take its focus away.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={active ? 'suggestion suggestion-active' : 'suggestion'}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPick}
      onKeyDown={undefined}
    >
      <span>{pick(item.name)}</span>
      <small>{item.hint ?? item.department}</small>
    </div>
  );
};
