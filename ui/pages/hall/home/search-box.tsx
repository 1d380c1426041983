import { Button } from 'antd';
import { type FormEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Suggestion } from './suggestion.tsx';
import { useSuggestions } from './use-suggestions.ts';

type Props = { area: string; initial: string; onSearch: (q: string) => void };

/** One big search: suggests while typing (combobox with a listbox), searches on Enter. */
export const SearchBox = ({ area, initial, onSearch }: Props) => {
  const { t } = useTranslation('hall');
  const id = useId();
  const navigate = useNavigate();
  const box = useSuggestions(area, initial, (code) => void navigate(`/items/${code}`));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    box.close();
    onSearch(box.text.trim());
  };

  return (
    <search>
      <form className="search" onSubmit={submit}>
        <input
          type="text"
          inputMode="search"
          enterKeyHint="search"
          className="search-input"
          role="combobox"
          aria-label={t('home.search')}
          aria-expanded={box.open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={box.active >= 0 ? `${id}-${box.active}` : undefined}
          autoComplete="off"
          maxLength={100}
          placeholder={t('home.placeholder')}
          value={box.text}
          onChange={(event) => box.type(event.target.value)}
          onKeyDown={box.onKeyDown}
          onBlur={box.close}
        />
        <Button type="primary" htmlType="submit" className="search-button">
          {t('home.submit')}
        </Button>
        <div id={`${id}-list`} role="listbox" aria-label={t('home.search')} className="suggestions" hidden={!box.open}>
          {box.items.map((item, row) => (
            <Suggestion
              key={item.code}
              id={`${id}-${row}`}
              item={item}
              active={row === box.active}
              onPick={() => box.pick(row)}
            />
          ))}
        </div>
        <span role="status" className="visually-hidden">
          {box.open && t('home.suggestions', { count: box.items.length })}
          {box.nothing && t('home.noSuggestion')}
        </span>
      </form>
    </search>
  );
};
