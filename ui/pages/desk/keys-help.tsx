import { Modal, Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

type Props = { open: boolean; on: boolean; turn: (on: boolean) => void; onClose: () => void };

const KEYS = [
  ['j', 'down'],
  ['k', 'up'],
  ['o', 'open'],
  ['c', 'claim'],
  ['u', 'unclaim'],
  ['d', 'decide'],
  ['/', 'search'],
  ['Esc', 'back'],
  ['?', 'help'],
] as const;

export const KeysHelp = ({ open, on, turn, onClose }: Props) => {
  const { t } = useTranslation('desk');
  const label = useId();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keys.title')} width={440}>
      <dl className="desk-keys">
        {KEYS.map(([key, act]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`keys.${act}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="desk-keys-switch">
        <Switch checked={on} onChange={turn} aria-labelledby={label} />
        <span id={label}>{t('keys.on')}</span>
      </p>
    </Modal>
  );
};
