import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/language.ts';
import { labelAt } from './label-at.ts';
import { schemaIn } from './schema-language.ts';

/** Names the field of a form that a pointer leads to, in the reader's language; '' where there is none. */
export const useFieldLabel = (schema: unknown): ((pointer: string) => string) => {
  const { language } = useLanguage();
  const { t } = useTranslation('shell');
  return (pointer) => labelAt(schemaIn(schema, language), pointer, (words) => t('form.inRow', words)) ?? '';
};
