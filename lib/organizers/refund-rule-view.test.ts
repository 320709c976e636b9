import { expect, test } from 'vitest';
import { refundRuleText } from './refund-rule-view';

test.each([
  [{ refundDays: null, refundKeepsFees: true }, 'Tickets are given back only by asking the organizer.'],
  [
    { refundDays: 0, refundKeepsFees: false },
    'You can give tickets back on your order’s page until it starts.',
  ],
  [
    { refundDays: 1, refundKeepsFees: true },
    'You can give tickets back on your order’s page until 1 day before it starts; fees are kept.',
  ],
  [
    { refundDays: 14, refundKeepsFees: false },
    'You can give tickets back on your order’s page until 14 days before it starts.',
  ],
])('%j', (rule, text) => expect(refundRuleText(rule)).toBe(text));
