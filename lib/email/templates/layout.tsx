import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Img,
  Link,
  Preview,
  Text,
} from '@react-email/components';
import type { ReactNode } from 'react';

const ink = '#13201b';
const soft = '#46534d';
export const accent = '#0a5f4e';
export const line = '#d5d9d2';
const sans = "'Schibsted Grotesk', 'Helvetica Neue', Helvetica, Arial, sans-serif";
const serif = "Newsreader, Georgia, 'Times New Roman', serif";

export const styles = {
  text: { fontFamily: sans, fontSize: '16px', lineHeight: '25px', color: ink, margin: '0 0 16px' },
  small: { fontFamily: sans, fontSize: '13px', lineHeight: '20px', color: soft, margin: '0 0 8px' },
  title: {
    fontFamily: serif,
    fontSize: '21px',
    lineHeight: '27px',
    color: ink,
    fontWeight: 600,
    margin: '0 0 4px',
  },
  cell: { fontFamily: sans, fontSize: '15px', lineHeight: '22px', color: ink, padding: '4px 0' },
  strong: {
    fontFamily: sans,
    fontSize: '16px',
    lineHeight: '24px',
    color: ink,
    fontWeight: 700,
    padding: '8px 0 0',
  },
} as const;

/** Clients that know it turn the sheet over at night; the others keep the inline colours, which are for paper. */
const night = `
@media (prefers-color-scheme: dark) {
  .ground, .ground > table > tbody > tr > td { background-color: #0f1513 !important; }
  .sheet { background-color: #18201d !important; border-color: #2b3632 !important; }
  .sheet p, .sheet h1, .sheet td { color: #edf2ef !important; }
  .sheet table, .sheet hr { border-color: #2b3632 !important; }
  .sheet .name, .sheet a { color: #74d6b9 !important; }
  .sheet a.action { background-color: #74d6b9 !important; color: #05231b !important; }
}`;

/** How an organizer shows itself at the top of a mail. */
export type MailBrand = {
  name: string;
  /** Readable on the sheet by day and by night; null for our own. */
  colors: { light: string; dark: string } | null;
  logoUrl: string | null;
};

type LayoutProps = {
  preview: string;
  heading: string;
  children: ReactNode;
  foot: string;
  /** Ours when left out. */
  brand?: MailBrand | null;
};

/** After the general rules of the night, so that it wins. */
const nightName = (color: string) =>
  `@media (prefers-color-scheme: dark) { .sheet p.name { color: ${color} !important; } }`;

/** The sheet that every mail is written on: the name, a heading, the message, why it was sent. */
export function Layout({ preview, heading, children, foot, brand }: LayoutProps) {
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{brand?.colors ? `${night}\n${nightName(brand.colors.dark)}` : night}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body className="ground" style={{ backgroundColor: '#f7f8f5', margin: 0, padding: '24px 12px' }}>
        <Container
          className="sheet"
          style={{
            backgroundColor: '#ffffff',
            border: `1px solid ${line}`,
            maxWidth: '600px',
            padding: '32px 28px',
          }}
        >
          <Letterhead brand={brand} />
          <Heading
            as="h1"
            style={{ ...styles.title, fontSize: '28px', lineHeight: '34px', margin: '0 0 20px' }}
          >
            {heading}
          </Heading>
          {children}
          <Hr style={{ borderColor: line, margin: '28px 0 16px' }} />
          <Text style={styles.small}>{foot}</Text>
        </Container>
      </Body>
    </Html>
  );
}

/** Who writes: the organizer with its logo, or we. */
function Letterhead({ brand }: { brand?: MailBrand | null }) {
  const color = brand?.colors?.light ?? accent;
  return (
    <>
      {brand?.logoUrl && (
        <Img src={brand.logoUrl} alt="" height={48} style={{ maxWidth: '240px', margin: '0 0 10px' }} />
      )}
      <Text className="name" style={{ ...styles.title, fontSize: '18px', color, margin: '0 0 28px' }}>
        {brand ? brand.name : 'Tessera'}
      </Text>
    </>
  );
}

/** The one thing to do, as a button, with its address spelled out for clients that show no buttons. */
export function Action({ href, children }: { href: string; children: string }) {
  return (
    <>
      <Button
        href={href}
        className="action"
        style={{
          ...styles.cell,
          backgroundColor: accent,
          color: '#ffffff',
          fontWeight: 600,
          padding: '12px 20px',
          borderRadius: '4px',
        }}
      >
        {children}
      </Button>
      <Text className="again" style={{ ...styles.small, margin: '14px 0 0', wordBreak: 'break-all' }}>
        Or open{' '}
        <Link href={href} style={{ color: accent }}>
          {href}
        </Link>
      </Text>
    </>
  );
}
