import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/error-state.tsx';

type Props = { onTakeOther: () => Promise<void>; onKeepMine: () => Promise<void> };

/** Another device has saved or ended this draft meanwhile: the applicant says which of the two holds. */
export const Elsewhere = ({ onTakeOther, onKeepMine }: Props) => {
  const { t } = useTranslation('hall');
  const inWords = useProblemText();
  const [failure, setFailure] = useState('');
  const choose = (choice: () => Promise<void>) => () => {
    setFailure('');
    choice().catch((error: unknown) => setFailure(inWords(error)));
  };
  return (
    <div className="fault-box elsewhere" role="alert">
      <p>{t('draft.elsewhere')}</p>
      <div className="elsewhere-choices">
        <Button onClick={choose(onKeepMine)}>{t('draft.keepMine')}</Button>
        <Button onClick={choose(onTakeOther)}>{t('draft.takeOther')}</Button>
      </div>
      {failure && <p>{failure}</p>}
    </div>
  );
};
