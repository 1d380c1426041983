import { Input } from 'antd';
import type { ComponentProps } from 'react';

/** The DOM id of what a JSON pointer of the application names. */
export const idAt = (pointer: string): string => `at${pointer.replaceAll('/', '-')}`;

type Props = {
  pointer: string;
  label: string;
  hint?: string;
  fault: string | undefined;
  value: string;
  onChange: (value: string) => void;
} & Pick<ComponentProps<typeof Input>, 'autoComplete' | 'inputMode' | 'maxLength'>;

/** A text field with its hint and its fault, tied together for screen readers. */
export const Field = ({ pointer, label, hint, fault, value, onChange, ...input }: Props) => {
  const id = idAt(pointer);
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter((each) => typeof each === 'string' && each);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="quiet field-hint">
          {hint}
        </p>
      )}
      <Input
        {...input}
        id={id}
        value={value}
        aria-invalid={fault !== undefined}
        {...(described.length > 0 ? { 'aria-describedby': described.join(' ') } : {})}
        {...(fault ? { status: 'error' as const } : {})}
        onChange={(event) => onChange(event.target.value)}
      />
      {fault && (
        <p id={`${id}-fault`} className="fault">
          {fault}
        </p>
      )}
    </div>
  );
};
