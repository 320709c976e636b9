import { Text } from '@react-email/components';
import { Action, Layout, styles } from './layout';

export type Invitation = { organizer: string; inviter: string; role: string; email: string; url: string };

export function TeamInvitation({ organizer, inviter, role, email, url }: Invitation) {
  return (
    <Layout
      preview={`Join the team of ${organizer}`}
      heading={`Join the team of ${organizer}`}
      foot="You get this mail because somebody gave your address on Tessera. If you do not know them, you need to do nothing."
    >
      <Text style={styles.text}>
        {inviter} invites you to work for {organizer} on Tessera. Your role: {role}. The invitation is for{' '}
        {email}; it works once, for seven days.
      </Text>
      <Action href={url}>See the invitation</Action>
    </Layout>
  );
}
