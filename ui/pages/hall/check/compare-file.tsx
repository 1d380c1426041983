import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Outcome = { name: string; same: boolean };

/** Browsers reckon digests only on secure addresses. */
const able = (): boolean => 'subtle' in crypto;

/** Whether the file that somebody was given is, byte for byte, the one that was issued. It does not leave the device. */
export const CompareFile = ({ sha256 }: { sha256: string }) => {
  const { t } = useTranslation('hall');
  const chooser = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<Outcome>();
  const compare = async (file: File | undefined) => {
    if (file) setOutcome({ name: file.name, same: (await digestOf(file)) === sha256 });
  };
  return (
    <section className="panel stack">
      <h2>{t('check.file')}</h2>
      <p className="quiet">{t(able() ? 'check.fileHelp' : 'check.unable')}</p>
      <input
        ref={chooser}
        type="file"
        accept="application/pdf"
        hidden
        aria-label={t('check.choose')}
        onChange={({ target }) => {
          void compare(target.files?.[0]);
          // The same file once more is a question too.
          target.value = '';
        }}
      />
      <Button disabled={!able()} onClick={() => chooser.current?.click()}>
        {t('check.choose')}
      </Button>
      <div role="status">
        {outcome && (
          <p className={outcome.same ? 'good-box' : 'fault-box'}>
            {outcome.name}：{t(outcome.same ? 'check.same' : 'check.differs')}
          </p>
        )}
      </div>
    </section>
  );
};

async function digestOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
