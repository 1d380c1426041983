import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { api, newKey } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import type { Profile } from '../../../api/session.tsx';
import { useProblemText } from '../../../components/error-state.tsx';
import type { Application } from './application.ts';
import { bodyOf } from './body.ts';
import { type Faults, faultsOf } from './faults.ts';

/** Hands the application in, once: a repeated try of the same application has the same key. */
export const useSubmit = (itemCode: string, profile: Profile, onDone: () => void) => {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const inWords = useProblemText();
  const [submitting, setSubmitting] = useState(false);
  const [refusal, setRefusal] = useState('');
  const last = useRef({ text: '', key: '' });

  /** The faults by pointer when the hall refuses; the case page opens when it does not. */
  const submit = async (application: Application): Promise<Faults | undefined> => {
    const body = bodyOf(itemCode, profile, application);
    const text = JSON.stringify(body);
    if (last.current.text !== text) last.current = { text, key: newKey() };
    setSubmitting(true);
    setRefusal('');
    try {
      const made = await api.post('/api/cases', { body, idempotencyKey: last.current.key });
      onDone();
      queries.removeQueries({ queryKey: ['draft', itemCode] });
      await queries.invalidateQueries({ queryKey: ['cases'] });
      await navigate(`/cases/${made.number}`, { replace: true, state: { queryPassword: made.queryPassword ?? '' } });
    } catch (error) {
      const faults = error instanceof ApiProblem ? faultsOf(error, body) : {};
      if (Object.keys(faults).length > 0) return faults;
      setRefusal(inWords(error));
      window.scrollTo(0, 0);
    } finally {
      setSubmitting(false);
    }
    return undefined;
  };
  return { submit, submitting, refusal };
};
