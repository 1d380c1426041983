import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session.tsx';
import type { Body } from '../../../api/types.ts';
import { useAreaChoices } from '../choices.ts';

type DeadlineBody = Body<'post', '/api/deadlines'>;
export type Asked = {
  area: string;
  /** Wall clock of the hall, `2026-11-23T09:30`. */
  start: string;
  amount: number;
  unit: DeadlineBody['unit'];
  immediate?: boolean;
  pauses?: { from?: string; to?: string }[];
};

const UNITS = ['working-day', 'natural-day', 'hour'] as const;

/** What the browser's field gives is the hall's wall clock, whatever zone the reader sits in. */
const instant = (wall: string): string => `${wall.length === 16 ? `${wall}:00` : wall}+08:00`;

export const toBody = ({ area, start, amount, unit, immediate, pauses }: Asked): DeadlineBody => ({
  area,
  start: instant(start),
  amount,
  unit,
  pauses: (pauses ?? []).flatMap(({ from, to }) =>
    from ? [{ from: instant(from), ...(to && { to: instant(to) }) }] : [],
  ),
  ...(immediate && { immediate }),
});

/** `now`: of the hall, which in a demonstration goes by a clock of its own. */
type Props = { now: string; pending: boolean; onAsk: (asked: Asked) => void };

export const DeadlineForm = ({ now, pending, onAsk }: Props) => {
  const { t } = useTranslation('watch');
  const { user } = useSession();
  const areas = useAreaChoices();
  const need = [{ required: true, message: t('deadline.need') }];
  return (
    <Form<Asked>
      layout="vertical"
      initialValues={{
        area: user?.areas[0]?.code,
        start: now.slice(0, 16),
        amount: 5,
        unit: 'working-day',
        pauses: [],
      }}
      onFinish={onAsk}
      requiredMark={false}
    >
      <Form.Item name="area" label={t('filter.area')} rules={need}>
        <Select options={areas} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="start" label={t('deadline.start')} rules={need}>
        <Input type="datetime-local" />
      </Form.Item>
      <div className="watch-amount">
        <Form.Item name="amount" label={t('deadline.amount')} rules={need}>
          <InputNumber min={0} max={3660} precision={0} />
        </Form.Item>
        <Form.Item name="unit" label={t('deadline.unit')}>
          <Select options={UNITS.map((unit) => ({ value: unit, label: t(`deadline.units.${unit}`) }))} />
        </Form.Item>
      </div>
      <Form.Item name="immediate" valuePropName="checked">
        <Checkbox>{t('deadline.immediate')}</Checkbox>
      </Form.Item>
      <Pauses />
      <Button type="primary" htmlType="submit" loading={pending}>
        {t('deadline.ask')}
      </Button>
    </Form>
  );
};

const Pauses = () => {
  const { t } = useTranslation('watch');
  return (
    <Form.List name="pauses">
      {(fields, { add, remove }) => (
        <fieldset className="watch-pauses">
          <legend className="pauses-title">{t('deadline.pauses')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="watch-pause">
              <Form.Item
                name={[name, 'from']}
                label={t('deadline.from')}
                rules={[{ required: true, message: t('deadline.need') }]}
              >
                <Input type="datetime-local" />
              </Form.Item>
              <Form.Item name={[name, 'to']} label={t('deadline.to')}>
                <Input type="datetime-local" />
              </Form.Item>
              <Button onClick={() => remove(name)} aria-label={t('deadline.removePause', { count: name + 1 })}>
                ✕
              </Button>
            </div>
          ))}
          <Button type="dashed" onClick={() => add({})}>
            {t('deadline.addPause')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
};
