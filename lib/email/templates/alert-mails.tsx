import { Text } from '@react-email/components';
import { Action, Layout, styles } from './layout';

export type AlertMail = {
  /** "Open", "Worse", "Resolved". */
  state: string;
  title: string;
  meaning: string;
  todo: string;
  since: string;
  url: string;
};

/** To the staff: what is broken or well again, for whom, what to do. */
export function AlertNotice({ state, title, meaning, todo, since, url }: AlertMail) {
  return (
    <Layout
      preview={`${state}: ${title}`}
      heading={title}
      foot="You get this mail because you run this site. Channels and quiet hours are settings of the console."
    >
      <Text style={styles.strong}>{state}</Text>
      <Text style={styles.text}>{meaning}</Text>
      {todo && <Text style={styles.text}>{todo}</Text>}
      <Text style={styles.small}>{since}</Text>
      <Action href={url}>Open the console</Action>
    </Layout>
  );
}
