import { useTranslation } from 'react-i18next';

type Props = { fields: readonly string[] /** Marks the field itself and everything in it. */; of: string };

/** Says that a value was made up for the demonstration and not looked up. */
export const SampleMark = ({ fields, of }: Props) => {
  const { t } = useTranslation('hall');
  const marked = fields.some((field) => field === of || field.startsWith(`${of}.`));
  return marked ? (
    <span className="tag tag-sample" title={t('guide.sampleHint')}>
      {t('guide.sample')}
    </span>
  ) : null;
};
