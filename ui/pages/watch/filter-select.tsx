import { Select } from 'antd';

type Props = {
  label: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
};

/** One filter: its name stands in it until something is chosen. */
export const FilterSelect = ({ label, value, options, onChange }: Props) => (
  <Select
    aria-label={label}
    placeholder={label}
    value={value ?? null}
    options={options}
    onChange={(next: string | null) => onChange(next ?? undefined)}
    showSearch={{ optionFilterProp: 'label' }}
    allowClear
    popupMatchSelectWidth={false}
  />
);
