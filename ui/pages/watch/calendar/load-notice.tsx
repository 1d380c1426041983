import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { Refusal } from '../../desk/parts/refusal.tsx';
import { NoticePreview } from './notice-preview.tsx';
import { readNotice } from './read-notice.ts';
import { type AreaChoice, PROVINCE } from './years-and-areas.tsx';

type Props = { year: number; area: AreaChoice; official: boolean };

/** Pasting the official notice: what was read is shown before it moves a single deadline. */
export const LoadNotice = ({ year, area, official }: Props) => {
  const { t } = useTranslation('watch');
  const ids = { source: useId(), text: useId() };
  const [source, setSource] = useState('');
  const [text, setText] = useState('');
  const [tried, tryIt] = useState(false);
  const notice = readNotice(text, year);
  const load = useLoad(year);
  const isLocal = area.value !== PROVINCE;
  const missing = { source: tried && source.trim() === '', days: tried && notice.days.length === 0 };

  const send = () => {
    tryIt(true);
    if (source.trim() !== '' && notice.days.length > 0)
      load.mutate({ area: area.value, source: source.trim(), days: notice.days });
  };
  return (
    <section className="watch-panel load-notice">
      <h2>
        {isLocal
          ? t('calendar.loadLocal', { year, area: area.label })
          : t(official ? 'calendar.reload' : 'calendar.load', { year })}
      </h2>
      <p className="soft">{t(isLocal ? 'calendar.localHelp' : 'calendar.help')}</p>
      <label htmlFor={ids.source}>{t('calendar.source')}</label>
      <Input
        id={ids.source}
        value={source}
        maxLength={200}
        placeholder={t('calendar.sourceExample')}
        onChange={({ target }) => setSource(target.value)}
        status={missing.source ? 'error' : ''}
        aria-invalid={missing.source}
      />
      {missing.source && <p className="fault">{t('calendar.needSource')}</p>}
      <label htmlFor={ids.text}>{t('calendar.text')}</label>
      <Input.TextArea
        id={ids.text}
        value={text}
        rows={8}
        placeholder={t('calendar.example')}
        onChange={({ target }) => setText(target.value)}
        status={missing.days ? 'error' : ''}
        aria-invalid={missing.days}
      />
      {missing.days && <p className="fault">{t('calendar.needDays')}</p>}
      {text.trim() !== '' && <NoticePreview notice={notice} year={year} />}
      {load.error && <Refusal reason={load.error} />}
      <Button type="primary" loading={load.isPending} onClick={send}>
        {t('calendar.send', { count: notice.days.length })}
      </Button>
      <div role="status">
        {load.data && <Alert type="success" showIcon title={t('calendar.moved', { count: load.data.moved })} />}
      </div>
    </section>
  );
};

function useLoad(year: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { area: string; source: string; days: ReturnType<typeof readNotice>['days'] }) =>
      api.put('/api/calendar/{year}', { params: { year }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['watch'] }),
  });
}
