import { Link, Section, Text } from '@react-email/components';
import { Action, accent, Layout, line, type MailBrand, styles } from './layout';

export type AttendeeMail = {
  brand: MailBrand;
  subject: string;
  /** Plain text: an empty line begins a paragraph, addresses of pages become links. */
  text: string;
  title: string;
  when: string;
  where: string;
  /** The organizer's address for questions. */
  replyTo: string;
  /** Null in a test that somebody of the team sends himself. */
  orderNumber: string | null;
  orderUrl: string;
};

/** What an organizer writes to the people who come to a performance. */
export function AttendeeMessage(mail: AttendeeMail) {
  const { brand, subject, text, title, when, where, replyTo, orderNumber, orderUrl } = mail;
  const why = orderNumber
    ? `You get this mail because you have a ticket for ${title} (order ${orderNumber}). It is about your visit and goes to everybody it concerns, so there is nothing to unsubscribe from. Answers go to ${brand.name}, ${replyTo}.`
    : `A test that you sent yourself; nobody else got it. Answers go to ${brand.name}, ${replyTo}.`;
  return (
    <Layout preview={`${title}: ${subject}`} heading={subject} foot={why} brand={brand}>
      <Prose text={text} />
      <Section style={{ borderTop: `1px solid ${line}`, margin: '20px 0 0', padding: '18px 0' }}>
        <Text style={styles.title}>{title}</Text>
        <Text style={{ ...styles.text, margin: '0' }}>{when}</Text>
        <Text style={{ ...styles.small, margin: '0' }}>{where}</Text>
      </Section>
      <Action href={orderUrl}>See your tickets</Action>
    </Layout>
  );
}

/** Plain text from an organizer: paragraphs, line ends and links to pages, nothing else. */
export function Prose({ text }: { text: string }) {
  return text.split(/\n{2,}/).map((paragraph, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name, and never move
    <Text key={at} style={{ ...styles.text, overflowWrap: 'anywhere' }}>
      {paragraph.split('\n').map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nor have lines
        <span key={index}>
          {index > 0 && <br />}
          {pieces(row)}
        </span>
      ))}
    </Text>
  ));
}

/** Only http and https; a full stop or bracket at the end is not a part of the address. */
const address = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/gi;

function pieces(row: string) {
  return row.split(address).map((piece, at) =>
    at % 2 === 1 && URL.canParse(piece) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: nor have the pieces of a line
      <Link key={at} href={piece} style={{ color: accent }}>
        {piece}
      </Link>
    ) : (
      piece
    ),
  );
}
