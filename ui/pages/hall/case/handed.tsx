import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/language.ts';
import type { Case } from './queries.ts';

/** Says that what the applicant has just done has arrived, to the eye and to the ear: the means to do it is gone by then. */
export const Handed = ({ item }: { item: Case }) => {
  const text = useAnswer(item);
  const line = useRef<HTMLParagraphElement>(null);
  const said = text !== '';
  // The button that was pressed is gone from far below: whoever pressed it is taken to the answer.
  useEffect(() => {
    if (said) line.current?.focus();
  }, [said]);
  // The region stands there before it says anything, or it would not be read out.
  return (
    <div role="status">
      {said && (
        <p ref={line} className="handed" tabIndex={-1}>
          ✓ {text}
        </p>
      )}
    </div>
  );
};

/** What was asked of the hall or of the applicant while the page was open, and has been done since. */
function useAnswer({ state, withdrawing, nextAct }: Case): string {
  const { t } = useTranslation('hall');
  const { pick } = useLanguage();
  const [waited, setWaited] = useState<'correction' | 'withdrawal'>();
  const waits = withdrawing ? 'withdrawal' : state === 'correcting' ? 'correction' : undefined;
  if (waits && waits !== waited) setWaited(waits);
  if (withdrawing) return t('case.withdrawn');
  if (waited === 'withdrawal' && state === 'withdrawn') return pick(nextAct.text);
  return waited === 'correction' && state === 'submitted' ? t('case.correctDone') : '';
}
