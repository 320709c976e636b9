import { Column, Row, Section, Text } from '@react-email/components';
import { line, styles } from './layout';

/** One performance of an order and what was bought for it, already in words. */
export type MailPerformance = {
  title: string;
  when: string;
  where: string;
  lines: { text: string; price: string }[];
};

export type MailOrder = {
  number: string;
  performances: MailPerformance[];
  /** "Tickets", "Fees", "Tax", in that order; what is zero is left out. */
  amounts: { label: string; amount: string }[];
  total: string;
};

/** What was bought, when and where it takes place in local time, and what it cost. */
export function OrderSummary({ order }: { order: MailOrder }) {
  return (
    <>
      {order.performances.map((performance) => (
        <Section
          key={`${performance.title} ${performance.when}`}
          style={{ borderTop: `1px solid ${line}`, padding: '18px 0' }}
        >
          <Text style={styles.title}>{performance.title}</Text>
          <Text style={{ ...styles.text, margin: '0' }}>{performance.when}</Text>
          <Text style={{ ...styles.small, margin: '0 0 10px' }}>{performance.where}</Text>
          {performance.lines.map((item) => (
            <Row key={item.text} className="line">
              <Column style={styles.cell}>{item.text}</Column>
              <Column style={{ ...styles.cell, whiteSpace: 'nowrap' }} align="right">
                {item.price}
              </Column>
            </Row>
          ))}
        </Section>
      ))}
      <Section style={{ borderTop: `1px solid ${line}`, padding: '14px 0 22px' }}>
        {order.amounts.map(({ label, amount }) => (
          <Row key={label} className="line">
            <Column style={styles.cell}>{label}</Column>
            <Column style={styles.cell} align="right">
              {amount}
            </Column>
          </Row>
        ))}
        <Row className="line">
          <Column style={styles.strong}>Total</Column>
          <Column style={styles.strong} align="right">
            {order.total}
          </Column>
        </Row>
      </Section>
    </>
  );
}
