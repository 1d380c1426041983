import './answers.css';
import { useTranslation } from 'react-i18next';
import { type AnswerSection, readAnswers } from '../../components/form/read-answers.ts';
import { schemaIn } from '../../components/form/schema-language.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Fact } from './guide/facts.tsx';

type Props = { schema: unknown; data: Readonly<Record<string, unknown>> };

/** What was filled in, to be read and not to be typed in; fields left empty are not asked about again. */
export const Answers = ({ schema, data }: Props) => {
  const { t } = useTranslation('hall');
  const { language } = useLanguage();
  const words = { yes: t('answers.yes'), no: t('answers.no'), and: t('sentence.and') };
  const sections = readAnswers(schemaIn(schema, language), data, words).filter(isFilled);
  if (sections.length === 0) return <p className="quiet">{t('answers.none')}</p>;
  return sections.map((section) => <Section key={section.key} section={section} />);
};

const isFilled = ({ rows, table }: AnswerSection): boolean =>
  rows.some(({ value }) => value !== '') || (table?.lines.length ?? 0) > 0;

const Section = ({ section: { title, rows, table } }: { section: AnswerSection }) => {
  const heads = table?.heads ?? [];
  return (
    <div className="answers">
      {title && <h4>{title}</h4>}
      <dl className="facts">
        {rows
          .filter(({ value }) => value !== '')
          .map(({ key, label, value }) => (
            <Fact key={key} name={label}>
              {value}
            </Fact>
          ))}
      </dl>
      {table && (
        <ol className="list">
          {table.lines.map(({ key, cells }) => (
            <li key={key}>
              <dl className="facts">
                {cells.map((cell, index) => (
                  <Fact key={cell.key} name={heads[index]?.label ?? cell.key}>
                    {cell.value || '—'}
                  </Fact>
                ))}
              </dl>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
};
