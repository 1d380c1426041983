import { useTranslation } from 'react-i18next';
import { Field, idAt } from '../../../../components/field.tsx';
import { WindowPlace } from '../../guide/window-place.tsx';
import { useItem } from '../../queries.ts';
import type { Delivery } from '../application.ts';
import type { StepProps } from './step-content.tsx';

export const StepDelivery = ({ flow, item }: StepProps) => {
  const { t } = useTranslation('hall');
  const { area, delivery } = flow.application;
  // The item of the flow is the same for all areas; each has its own window.
  const place = useItem(item.code, area).data?.window;
  const fault = flow.faults['/delivery/method'] ?? flow.faults['/delivery'];
  const set = (part: Partial<Delivery>, pointer: string) =>
    flow.change({ delivery: { ...delivery, ...part } }, pointer);
  const field = (name: 'receiver' | 'phone' | 'address') => ({
    pointer: `/delivery/${name}`,
    fault: flow.faults[`/delivery/${name}`],
    value: delivery[name],
    onChange: (value: string) => set({ [name]: value }, `/delivery/${name}`),
  });
  return (
    <>
      <fieldset className="choices">
        <legend>{t('apply.deliveryText')}</legend>
        {item.delivery.map((way, index) => (
          <label key={way} className="choice">
            <input
              type="radio"
              name="delivery"
              id={index === 0 ? idAt('/delivery/method') : undefined}
              checked={delivery.method === way}
              onChange={() => set({ method: way }, '/delivery/method')}
            />
            <span>{t(way === 'ems' ? 'apply.ems' : 'apply.window')}</span>
          </label>
        ))}
        {fault && <p className="fault">{fault}</p>}
      </fieldset>
      {delivery.method === 'window' && place && (
        <p className="info">
          <WindowPlace place={place} />
        </p>
      )}
      {delivery.method === 'ems' && (
        <>
          <Field {...field('receiver')} label={t('apply.receiver')} autoComplete="name" maxLength={60} />
          <Field
            {...field('phone')}
            label={t('apply.receiverPhone')}
            inputMode="tel"
            autoComplete="tel-national"
            maxLength={11}
          />
          <Field {...field('address')} label={t('apply.address')} autoComplete="street-address" maxLength={200} />
        </>
      )}
    </>
  );
};
