import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { idAt } from '../../../components/field.tsx';
import { FileDrop } from '../../../components/file-drop.tsx';
import { FormView } from '../../../components/form/form-view.tsx';
import { formatInstant } from '../../../components/time.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import { useItem } from '../queries.ts';
import type { Case } from './queries.ts';
import { useCorrection } from './use-correction.ts';

type Props = { item: Case; correction: NonNullable<Case['correction']> };

/** What the notice asks for, each with the place to hand it in beside it. */
export const Correction = ({ item, correction }: Props) => {
  const { t } = useTranslation('hall');
  const { language } = useLanguage();
  const act = useCorrection(item, correction);
  return (
    <div className="correction">
      <h3>{t('case.correctTitle')}</h3>
      <p>{correction.text}</p>
      {correction.until && (
        <p>
          <strong>{t('case.correctUntil', { time: formatInstant(correction.until, language) })}</strong>
        </p>
      )}
      {act.failure && (
        <p className="fault-box" role="alert">
          {act.failure}
        </p>
      )}
      <ErrorSummary
        title={t('apply.faults', { count: act.faults.length })}
        faults={act.faults}
        attempt={act.attempt}
        onGo={act.goTo}
      />
      <AskedMaterials item={item} act={act} />
      <CorrectForm
        item={item}
        act={act}
        problem={correction.asks.find(({ material }) => material === 'form')?.problem}
      />
      <Button type="primary" loading={act.busy} onClick={act.submit}>
        {t('case.correctSubmit')}
      </Button>
    </div>
  );
};

type Act = ReturnType<typeof useCorrection>;

/** Each material that is asked for again, with what is wrong about it and the place for a better one. */
const AskedMaterials = ({ item, act }: { item: Case; act: Act }) => {
  const guide = useItem(item.itemCode, item.area);
  if (act.asked.length === 0) return null;
  return (
    <ul className="materials">
      {act.asked.map((ask) => {
        const material = guide.data?.materials.find((each) => each.code === ask.material);
        const id = idAt(`/materials/${ask.material}`);
        return (
          <li key={ask.material}>
            <p className="material-name" id={`${id}-name`}>
              {ask.name}
            </p>
            <p className="note">{ask.problem}</p>
            <FileDrop
              purpose={{ item: item.itemCode, material: ask.material }}
              id={id}
              labelledBy={`${id}-name`}
              formats={material?.formats ?? ['pdf', 'jpg', 'png']}
              maxSizeMb={material?.maxSizeMb ?? 20}
              file={act.files[ask.material]}
              fault={act.faults.find((fault) => fault.pointer === `/materials/${ask.material}`)?.message}
              onFile={(file) => act.give(ask.material, file)}
            />
          </li>
        );
      })}
    </ul>
  );
};

type FormProps = { item: Case; act: Act; problem: string | undefined };

/** The form as it was handed in: open where it is what has to be corrected, at hand where it may be. */
const CorrectForm = ({ item, act, problem }: FormProps) => {
  const { t } = useTranslation('hall');
  if (item.form === null) return null;
  return (
    <>
      {act.formAsked ? (
        <h4>{t('case.correctTheForm')}</h4>
      ) : (
        <button type="button" className="link-button" aria-expanded={act.formOpen} onClick={act.toggleForm}>
          {act.formOpen ? t('case.hideForm') : t('case.correctForm')}
        </button>
      )}
      {problem && <p className="note">{problem}</p>}
      {act.formOpen && (
        <FormView
          ref={act.formRef}
          schema={item.formSchema}
          area={item.area}
          data={act.form}
          given={item.form}
          faults={act.formFaults}
          onChange={act.keepForm}
        />
      )}
    </>
  );
};
