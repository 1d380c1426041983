import { Button } from 'antd';
import { type ReactNode, type RefObject, useId } from 'react';

type Props = {
  ref: RefObject<HTMLDialogElement | null>;
  title: string;
  text: string;
  yes: string;
  no: string;
  busy: boolean;
  failure: string;
  onYes: () => void;
  children?: ReactNode;
};

/** Asks once more before something that cannot be taken back. Open it by `ref.current.showModal()`. */
export const ConfirmDialog = ({ ref, title, text, yes, no, busy, failure, onYes, children }: Props) => {
  const id = useId();
  return (
    <dialog ref={ref} className="dialog" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>{text}</p>
      {children}
      {failure && (
        <p className="fault-box" role="alert">
          {failure}
        </p>
      )}
      <div className="dialog-actions">
        <Button onClick={() => ref.current?.close()}>{no}</Button>
        <Button danger type="primary" loading={busy} onClick={onYes}>
          {yes}
        </Button>
      </div>
    </dialog>
  );
};
