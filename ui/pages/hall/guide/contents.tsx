import { useTranslation } from 'react-i18next';

const sections = ['facts', 'conditions', 'materials', 'steps', 'faq', 'contact', 'bases', 'appeal', 'about'] as const;

export const Contents = () => {
  const { t } = useTranslation('hall');
  return (
    <nav className="contents" aria-label={t('guide.contents')}>
      <p className="contents-title">{t('guide.contents')}</p>
      <ul>
        {sections.map((section) => (
          <li key={section}>
            <a href={`#${section}`}>{t(`guide.${section}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
