import { Input } from 'antd';
import { useEffect, useState } from 'react';

const TYPED_MS = 350;

type Props = { label: string; value: string; set: (words: string) => void };

/** Words to find; asked when the typing pauses. */
export const FilterWords = ({ label, value, set }: Props) => {
  const [typed, type] = useState(value);
  useEffect(() => type(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing asks, not a change of the address
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => set(typed), TYPED_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <search className="filter-search">
      <Input
        value={typed}
        onChange={({ target }) => type(target.value)}
        onPressEnter={() => set(typed)}
        placeholder={label}
        aria-label={label}
        maxLength={60}
        allowClear
      />
    </search>
  );
};
