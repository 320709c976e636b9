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
