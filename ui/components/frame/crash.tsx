import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Props = { children: ReactNode };

/** Keeps a failure in one page from leaving the person before a white screen. */
export class Crash extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <CrashMessage /> : this.props.children;
  }
}

const CrashMessage = () => {
  const { t } = useTranslation('shell');
  return (
    <div className="state state-error" role="alert">
      <p className="state-title">{t('error.crash')}</p>
      <p>{t('error.crashText')}</p>
      <button type="button" className="plain-button" onClick={() => window.location.reload()}>
        {t('error.reload')}
      </button>
    </div>
  );
};
