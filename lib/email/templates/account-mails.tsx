import { Text } from '@react-email/components';
import { Action, Layout, styles } from './layout';

const foot =
  'You get this mail because somebody used your address on Tessera. If it was not you, you need to do nothing.';

export function Verification({ name, url }: { name: string; url: string }) {
  return (
    <Layout preview="Confirm your address" heading="Confirm your address" foot={foot}>
      <Text style={styles.text}>
        Welcome, {name}. Confirm that this address is yours; orders that were placed with it then appear under
        your account. The link works for a day.
      </Text>
      <Action href={url}>Confirm address</Action>
    </Layout>
  );
}

export function PasswordReset({ name, url }: { name: string; url: string }) {
  return (
    <Layout preview="Choose a new password" heading="Choose a new password" foot={foot}>
      <Text style={styles.text}>
        {name}, somebody asked for a new password for your account. The link works once, for half an hour.
        Your old password stays until you choose another.
      </Text>
      <Action href={url}>Choose a new password</Action>
    </Layout>
  );
}

/** Sent to the owner when somebody signs up with an address that has an account. */
export function AccountExists({ name, url }: { name: string; url: string }) {
  return (
    <Layout preview="You already have an account" heading="You already have an account" foot={foot}>
      <Text style={styles.text}>
        {name}, somebody tried to sign up with your address. You have an account here already: sign in, or
        choose a new password if you have forgotten it.
      </Text>
      <Action href={url}>Sign in</Action>
    </Layout>
  );
}

export function PasswordChanged({ name, url }: { name: string; url: string }) {
  return (
    <Layout
      preview="Your password was changed"
      heading="Your password was changed"
      foot="You get this mail because the password of your account on Tessera was changed."
    >
      <Text style={styles.text}>
        {name}, your password has just been changed and all other devices were signed out. If this was not
        you, choose a new password at once.
      </Text>
      <Action href={url}>Choose a new password</Action>
    </Layout>
  );
}

/** What became of a second factor: a headline for the subject and a sentence. */
const factorTexts = {
  passkey_added: ['A passkey was added to your account', 'a passkey has just been added to your account.'],
  passkey_removed: ['A passkey was removed', 'a passkey has just been removed from your account.'],
  app_added: [
    'An authenticator app was added to your account',
    'an authenticator app has just been added to your account.',
  ],
  app_removed: [
    'An authenticator app was removed',
    'the authenticator app has just been removed from your account.',
  ],
  off: [
    'Your second factor was switched off',
    'the second factor of your account has just been switched off: the password alone opens it now.',
  ],
} as const;

export type FactorMail = { name: string; url: string; change: keyof typeof factorTexts };

export const factorSubject = (change: FactorMail['change']): string => factorTexts[change][0];

export function SecondFactorChanged({ name, url, change }: FactorMail) {
  const [heading, sentence] = factorTexts[change];
  return (
    <Layout
      preview={heading}
      heading={heading}
      foot="You get this mail because the second factor of your account on Tessera was changed."
    >
      <Text style={styles.text}>
        {name}, {sentence} If this was not you, choose a new password at once: that signs out all devices.
        Then look through your passkeys and remove what is not yours.
      </Text>
      <Action href={url}>Choose a new password</Action>
    </Layout>
  );
}
