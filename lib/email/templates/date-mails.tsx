import { Link, Section, Text } from '@react-email/components';
import { Action, accent, Layout, line, type MailBrand, styles } from './layout';

/** A date as its people know it; times are the venue's, with the zone. */
type DateWords = { when: string; doors: string | null; isPostponed: boolean };

export type DateChangeMail = {
  brand: MailBrand;
  title: string;
  where: string;
  before: DateWords;
  after: DateWords;
  /** The organizer's address for questions. */
  replyTo: string;
  orderNumber: string;
  orderUrl: string;
  calendarUrl: string;
};

/** What has become of the date, in a few words: a mail's subject begins with it. */
export function dateNews({ before, after }: Pick<DateChangeMail, 'before' | 'after'>): string {
  if (after.isPostponed) return 'Postponed';
  if (before.isPostponed || before.when !== after.when) return 'New date';
  return 'New time for the doors';
}

/** Sent once for each change of a date to each order that has tickets for it. */
export function DateChanged(mail: DateChangeMail) {
  const { brand, title, where, before, after, replyTo, orderNumber, orderUrl, calendarUrl } = mail;
  const news = dateNews(mail);
  return (
    <Layout
      preview={`${title}: ${after.isPostponed ? 'it is postponed' : `now ${after.when}`}`}
      heading={news}
      brand={brand}
      foot={`You get this mail because you have a ticket for ${title} (order ${orderNumber}). Answers go to ${brand.name}, ${replyTo}.`}
    >
      <Text style={styles.text}>
        {after.isPostponed
          ? `${title} is postponed. We write again when the new date is known.`
          : news === 'New date'
            ? `${title} has a new date.`
            : `The doors of ${title} open at another time; it begins as planned.`}{' '}
        Your tickets stay valid; you need to do nothing.
      </Text>
      <Section style={{ borderTop: `1px solid ${line}`, margin: '20px 0 0', padding: '18px 0' }}>
        <Text style={styles.title}>{title}</Text>
        <Text style={{ ...styles.text, margin: '0' }}>Until now: {dateLine(before)}</Text>
        <Text style={{ ...styles.text, margin: '0', fontWeight: 600 }}>Now: {dateLine(after)}</Text>
        <Text style={{ ...styles.small, margin: '0' }}>{where}</Text>
      </Section>
      <Action href={orderUrl}>See your tickets</Action>
      {!after.isPostponed && (
        <Text style={styles.text}>
          <Link href={calendarUrl} style={{ color: accent }}>
            Put the new date into your calendar
          </Link>
        </Text>
      )}
    </Layout>
  );
}

const dateLine = ({ when, doors, isPostponed }: DateWords) =>
  isPostponed ? 'postponed, without a date' : doors ? `${when}, doors ${doors}` : when;
