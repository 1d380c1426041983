import { useTranslation } from 'react-i18next';
import { type AnswerSection, readAnswers } from '../../../components/form/read-answers.ts';

type Props = { schema: unknown; data: Readonly<Record<string, unknown>> | null };

/** The applicant's answers as text: quicker to read than a form of disabled fields. */
export const Answers = ({ schema, data }: Props) => {
  const { t } = useTranslation(['desk', 'hall']);
  if (!data) return <p className="soft">{t('work.hidden')}</p>;
  const sections = readAnswers(schema, data, { yes: t('work.yes'), no: t('work.no'), and: t('hall:sentence.and') });
  if (sections.length === 0) return <p className="soft">{t('work.noAnswers')}</p>;
  return sections.map((section) => <Section key={section.key} section={section} />);
};

const Section = ({ section }: { section: AnswerSection }) => (
  <div className="answer-section">
    {section.title && <h4>{section.title}</h4>}
    {section.rows.length > 0 && (
      <dl className="fact-list">
        {section.rows.map(({ key, label, value }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{value || '—'}</dd>
          </div>
        ))}
      </dl>
    )}
    {section.table && <AnswerTable table={section.table} title={section.title} />}
  </div>
);

const AnswerTable = ({ table, title }: { table: NonNullable<AnswerSection['table']>; title: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <section className="answer-table" tabIndex={0} aria-label={title}>
    <table>
      <thead>
        <tr>
          {table.heads.map(({ key, label }) => (
            <th key={key} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.lines.map((line) => (
          <tr key={line.key}>
            {line.cells.map(({ key, value }) => (
              <td key={key}>{value || '—'}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
