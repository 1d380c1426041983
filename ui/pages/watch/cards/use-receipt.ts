import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef } from 'react';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { type Card, isForMe } from './card-acts.ts';

/** Half of the card in sight is a card before somebody's eyes, on a telephone too. */
const inSight = { threshold: 0.5 };

/**
 * 签收: tells the hall once that a card is seen by the department that it is about. A card further down the list is not
 * seen yet. Where it does not get through, the next look tells it again.
 */
export function useReceipt(card: Card): RefObject<HTMLLIElement | null> {
  const place = useRef<HTMLLIElement>(null);
  const client = useQueryClient();
  const { user } = useSession();
  const waits = card.state === 'issued' && user !== null && isForMe(card, user);
  const { id } = card;
  const { mutate: receive } = useMutation({
    mutationFn: () => api.post('/api/supervision/cards/{id}/receipt', { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['watch'] }),
  });
  useEffect(() => {
    if (!waits || !place.current) return;
    const eye = new IntersectionObserver((seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      eye.disconnect();
      receive();
    }, inSight);
    eye.observe(place.current);
    return () => eye.disconnect();
  }, [waits, receive]);
  return place;
}
