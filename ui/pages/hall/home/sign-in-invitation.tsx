import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export const SignInInvitation = () => {
  const { t } = useTranslation(['hall', 'shell']);
  return (
    <section className="invitation">
      <div>
        <h2>{t('home.invite')}</h2>
        <p>{t('home.inviteText')}</p>
        <p>
          {t('home.queryText')} <Link to="/query">{t('shell:footer.query')}</Link>
        </p>
      </div>
      <Link className="action-link" to="/sign-in">
        {t('shell:header.signIn')}
      </Link>
    </section>
  );
};
