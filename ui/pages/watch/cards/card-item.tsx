import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../../api/session.tsx';
import { caseAddress } from '../../../components/places.ts';
import { Instant } from '../../../components/time.tsx';
import { useHallNow } from '../../desk/parts/use-hall-now.ts';
import { oversees } from '../rights.ts';
import { type Card, type CardAct, cardActs, isForMe } from './card-acts.ts';
import { CardReply } from './card-reply.tsx';
import { useReceipt } from './use-receipt.ts';

export const CardItem = ({ card, plain }: { card: Card; plain: boolean }) => {
  const { t } = useTranslation('watch');
  const { user } = useSession();
  const [acting, act] = useState<CardAct>();
  const place = useReceipt(card);
  return (
    <li ref={place} className={`watch-card watch-card-${card.colour}`}>
      <p className="watch-card-head">
        <strong className="watch-card-colour">{t(`cards.colour.${card.colour}`)}</strong>
        <span>{card.reason}</span>
        <span className="watch-card-state">{t(`cards.state.${card.state}`)}</span>
      </p>
      <p className="watch-card-facts">
        {!plain && (
          <span>
            <Link to={oversees(user) ? `/watch/cases/${card.caseNumber}` : caseAddress(user, card.caseNumber)}>
              {card.caseNumber}
            </Link>{' '}
            {card.itemName}
          </span>
        )}
        <span>{card.departmentName}</span>
        <span>
          {t('cards.issued')} <Instant value={card.issuedAt} />
        </span>
        <Received card={card} />
        <ReplyBy card={card} />
      </p>
      {card.replies.length > 0 && (
        <ol className="watch-card-replies">
          {card.replies.map((reply) => (
            <li key={`${reply.at}${reply.kind}`}>
              <b>{t(`cards.kind.${reply.kind}`)}</b> {reply.text}
              <span className="soft">
                {' '}
                {reply.by} <Instant value={reply.at} />
              </span>
            </li>
          ))}
        </ol>
      )}
      {user && (
        <p className="watch-card-acts">
          {cardActs(card, user).map((kind) => (
            <Button key={kind} size="small" type={buttonOf[kind]} onClick={() => act(kind)}>
              {t(`cards.act.${kind}`)}
            </Button>
          ))}
        </p>
      )}
      {acting && <CardReply card={card} kind={acting} onClose={() => act(undefined)} />}
    </li>
  );
};

/** What is to be done stands out; taking a card back is there, and no more. */
const buttonOf = { reply: 'primary', accept: 'primary', reject: 'default', withdraw: 'link' } as const;

/** Who had it first and when; that nobody of the department has seen it yet is told to the others. */
const Received = ({ card }: { card: Card }) => {
  const { t } = useTranslation('watch');
  const { user } = useSession();
  if (card.receivedAt)
    return (
      <span>
        {t('cards.received', { name: card.receivedBy })} <Instant value={card.receivedAt} />
      </span>
    );
  return card.state === 'issued' && !(user && isForMe(card, user)) ? <span>{t('cards.unseen')}</span> : null;
};

const ReplyBy = ({ card }: { card: Card }) => {
  const { t } = useTranslation('watch');
  const now = useHallNow();
  if (!card.replyBy) return null;
  const late = waitsForReply.includes(card.state) && Date.parse(card.replyBy) < now;
  return (
    <span className={late ? 'fault' : ''}>
      {t('cards.replyBy')} <Instant value={card.replyBy} /> {late && t('cards.lateReply')}
    </span>
  );
};

const waitsForReply: readonly Card['state'][] = ['issued', 'received', 'rejected'];
