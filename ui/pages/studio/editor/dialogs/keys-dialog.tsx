import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

const KEYS = [
  ['find', 'Ctrl F'],
  ['undo', 'Ctrl Z'],
  ['redo', 'Ctrl Y'],
  ['copy', 'Ctrl C'],
  ['paste', 'Ctrl V'],
  ['all', 'Ctrl A'],
  ['edit', 'E'],
  ['replace', 'R'],
  ['connect', 'C'],
  ['lasso', 'L'],
  ['space', 'S'],
  ['hand', 'H'],
  ['remove', 'Delete'],
  ['move', '← ↑ → ↓'],
  ['moveFar', 'Shift ← ↑ → ↓'],
  ['pan', 'Ctrl ← ↑ → ↓'],
  ['zoomIn', 'Ctrl +'],
  ['zoomOut', 'Ctrl −'],
  ['zoomReset', 'Ctrl 0'],
] as const;

export function KeysDialog({ close }: { close: () => void }) {
  const { t } = useTranslation('studio');
  return (
    <Modal open title={t('keys.title')} footer={null} onCancel={close}>
      <p>{t('keys.lead')}</p>
      <table className="studio-keys">
        <tbody>
          {KEYS.map(([name, keys]) => (
            <tr key={name}>
              <th scope="row">{t(`keys.${name}`)}</th>
              <td>
                <kbd>{keys}</kbd>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
