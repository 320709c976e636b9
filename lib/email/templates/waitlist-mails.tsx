import { Text } from '@react-email/components';
import { Action, Layout, styles } from './layout';

export type WaitlistMail = {
  title: string;
  /** "Fri 4 Dec 2026, 19:30 EST, David Geffen Hall, New York" */
  where: string;
  level: string;
  /** "2 tickets" */
  wish: string;
  url: string;
};

export type OfferMail = WaitlistMail & {
  /** What is held: seats by name, or "2 × General admission". */
  held: string[];
  /** Until when, in the venue's time. */
  until: string;
};

const foot = 'You get this mail because this address was given for a waitlist on Tessera.';

const About = ({ title, where, level, wish }: WaitlistMail) => (
  <Text style={styles.text}>
    {title}
    <br />
    {where}
    <br />
    {level}, {wish}
  </Text>
);

export function WaitlistConfirm(mail: WaitlistMail) {
  return (
    <Layout
      preview={`Confirm that you want to wait for ${mail.title}`}
      heading="Join the waitlist"
      foot={`${foot} If it was not you, you need to do nothing.`}
    >
      <About {...mail} />
      <Text style={styles.text}>
        Your place in line counts from when you confirm. The same page shows your place afterwards.
      </Text>
      <Action href={mail.url}>Confirm and see my place</Action>
    </Layout>
  );
}

export function WaitlistJoined(mail: WaitlistMail) {
  return (
    <Layout preview={`You wait for ${mail.title}`} heading="You are on the waitlist" foot={foot}>
      <About {...mail} />
      <Text style={styles.text}>
        When tickets come free and it is your turn, we hold them for you and write at once. On this page you
        see your place, or leave.
      </Text>
      <Action href={mail.url}>See my place</Action>
    </Layout>
  );
}

export function WaitlistOffer({ held, until, ...mail }: OfferMail) {
  return (
    <Layout preview={`Held for you until ${until}`} heading="It is your turn" foot={foot}>
      <About {...mail} />
      <Text style={styles.text}>
        We hold for you until {until}:
        {held.map((line) => (
          <span key={line}>
            <br />
            {line}
          </span>
        ))}
      </Text>
      <Text style={styles.text}>
        Nobody else can buy these until then. Afterwards, or when you let them go, the next in line has the
        offer.
      </Text>
      <Action href={mail.url}>See my offer</Action>
    </Layout>
  );
}
