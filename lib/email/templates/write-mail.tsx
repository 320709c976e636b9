import type { ReactElement } from 'react';
import { headerText } from '../message';
import {
  AccountExists,
  type FactorMail,
  factorSubject,
  PasswordChanged,
  PasswordReset,
  SecondFactorChanged,
  Verification,
} from './account-mails';
import { type AlertMail, AlertNotice } from './alert-mails';
import { type AttendeeMail, AttendeeMessage } from './attendee-mails';
import { DateChanged, type DateChangeMail, dateNews } from './date-mails';
import { Apology, type OrderMail, Receipt, RefundNotice, type RefundReason } from './order-mails';
import type { MailOrder } from './order-summary';
import { type Invitation, TeamInvitation } from './team-mails';
import {
  type OfferMail,
  WaitlistConfirm,
  WaitlistJoined,
  type WaitlistMail,
  WaitlistOffer,
} from './waitlist-mails';

type AboutAccount = { name: string; url: string };

/** What each kind of mail needs to be written. Everything is text already; nothing is looked up here. */
export type MailContent =
  | ({ kind: 'receipt' | 'apology' } & OrderMail)
  | ({ kind: 'refund' } & RefundReason & OrderMail)
  | ({ kind: 'verification' | 'password_reset' | 'account_exists' | 'password_changed' } & AboutAccount)
  | ({ kind: 'second_factor_changed' } & FactorMail)
  | ({ kind: 'team_invitation' } & Invitation)
  | ({ kind: 'waitlist_confirm' | 'waitlist_joined' } & WaitlistMail)
  | ({ kind: 'waitlist_offer' } & OfferMail)
  | ({ kind: 'attendee_message' } & AttendeeMail)
  | ({ kind: 'date_changed' } & DateChangeMail)
  | ({ kind: 'alert' } & AlertMail);

type Written = {
  subject: string;
  template: ReactElement;
  /** Whom answers reach; the sender's address when left out. */
  replyTo?: string;
};

/** The subject and the template of a mail. Subjects are one line, whatever a title holds. */
export function writeMail(content: MailContent): Written {
  const { subject, template } = chosen(content);
  const replyTo = 'replyTo' in content ? (content.replyTo ?? undefined) : undefined;
  return { subject: headerText(subject), template, replyTo };
}

function chosen(content: MailContent): Omit<Written, 'replyTo'> {
  switch (content.kind) {
    case 'receipt':
      return { subject: `Your tickets: ${titles(content.order)}`, template: <Receipt {...content} /> };
    case 'refund':
      return {
        subject: `Your refund for order ${content.order.number}`,
        template: <RefundNotice {...content} />,
      };
    case 'apology':
      return { subject: `We are sorry: order ${content.order.number}`, template: <Apology {...content} /> };
    case 'verification':
      return { subject: 'Confirm your address', template: <Verification {...content} /> };
    case 'password_reset':
      return { subject: 'Choose a new password', template: <PasswordReset {...content} /> };
    case 'account_exists':
      return { subject: 'You already have an account', template: <AccountExists {...content} /> };
    case 'alert':
      return { subject: `${content.state}: ${content.title}`, template: <AlertNotice {...content} /> };
    case 'password_changed':
      return { subject: 'Your password was changed', template: <PasswordChanged {...content} /> };
    case 'second_factor_changed':
      return { subject: factorSubject(content.change), template: <SecondFactorChanged {...content} /> };
    case 'attendee_message':
      return {
        subject: content.orderNumber ? content.subject : `Test: ${content.subject}`,
        template: <AttendeeMessage {...content} />,
      };
    case 'date_changed':
      return { subject: `${dateNews(content)}: ${content.title}`, template: <DateChanged {...content} /> };
    case 'team_invitation':
      return {
        subject: `Join the team of ${content.organizer}`,
        template: <TeamInvitation {...content} />,
      };
    case 'waitlist_confirm':
      return { subject: `Confirm your place: ${content.title}`, template: <WaitlistConfirm {...content} /> };
    case 'waitlist_joined':
      return {
        subject: `You are on the waitlist: ${content.title}`,
        template: <WaitlistJoined {...content} />,
      };
    case 'waitlist_offer':
      return { subject: `Tickets held for you: ${content.title}`, template: <WaitlistOffer {...content} /> };
  }
}

const titles = (order: MailOrder) => [...new Set(order.performances.map(({ title }) => title))].join(', ');
