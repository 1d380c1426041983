import './guide.css';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type Profile, useSession } from '../../../api/session.tsx';
import { useProblemText } from '../../../components/error-state.tsx';
import type { Item } from '../queries.ts';

/** Whether the item is for such an applicant at all; a unit's application for a person's item is refused at its end. */
export const isFor = (item: Item, profile: Profile): boolean => item.audience.includes(profile.kind);

/** Says so before anything is filled in, and leads to where one signs in as somebody else. */
export const WrongAudience = ({ item, profile }: { item: Item; profile: Profile }) => {
  const { t } = useTranslation('hall');
  const { signOut } = useSession();
  const navigate = useNavigate();
  const inWords = useProblemText();
  const change = useMutation({
    mutationFn: async () => {
      await signOut();
      await navigate(`/sign-in?back=${encodeURIComponent(`/apply/${item.code}`)}`);
    },
  });
  const words = profile.kind === 'unit' ? 'guide.onlyPersons' : 'guide.onlyUnits';
  return (
    <div className="wrong-audience">
      <p className="note" role="note">
        {t(words, { name: profile.name })}
      </p>
      <Button type="primary" loading={change.isPending} onClick={() => change.mutate()}>
        {t(profile.kind === 'unit' ? 'guide.signInAsPerson' : 'guide.signInAsUnit')}
      </Button>
      {change.error && (
        <p className="fault" role="alert">
          {inWords(change.error)}
        </p>
      )}
    </div>
  );
};
