type LegalText = { title: string; lead: string; parts: { title: string; text: string[] }[] };

/** The site's own legal pages. Who runs a site of his own reads and changes them here. */
export const legalTexts: Record<string, LegalText> = {
  terms: {
    title: 'Terms',
    lead: 'What holds when you buy tickets on Tessera.',
    parts: [
      {
        title: 'Who sells',
        text: [
          'Tickets are sold by the organizer who stands on the event’s page. We keep the plan, take the order and pass the payment on. The organizer’s own terms stand on its page and are linked at the checkout.',
        ],
      },
      {
        title: 'Prices and holds',
        text: [
          'The price that you see first is the price that you pay, fees and tax included. Tickets in your cart are held for you for the time that the cart shows; nobody else can buy them meanwhile. An order keeps the price and the refund rule of the moment in which it was placed.',
        ],
      },
      {
        title: 'Tickets',
        text: [
          'A ticket’s code opens the door once. Keep it to yourself: whoever shows it first is let in. A ticket that was given back or refunded no longer opens the door.',
        ],
      },
      {
        title: 'Giving tickets back',
        text: [
          'Each organizer chooses a rule and shows it before you pay. Where it allows, you give tickets back on your order’s page; otherwise ask the organizer. When an event is cancelled, the organizer gives your money back the way you paid.',
        ],
      },
    ],
  },
  privacy: {
    title: 'Privacy',
    lead: 'What we keep, what for, and who else sees it.',
    parts: [
      {
        title: 'What you enter',
        text: [
          'With an order we keep your name, your e-mail address and what you bought, because tickets, receipts and refunds need them. With an account we keep a password only as a digest that cannot be read back.',
          'Your card number goes to Stripe and never reaches us.',
        ],
      },
      {
        title: 'Who sees it',
        text: [
          'The organizer whose tickets you buy sees your name, your address and those tickets, and may write to you about your visit. Our mail provider delivers mails. Nobody else gets it, and nothing is sold.',
        ],
      },
      {
        title: 'Cookies',
        text: ['One cookie remembers your cart and one your sign-in. There are no others, and no trackers.'],
      },
      {
        title: 'Your rights',
        text: [
          'You can see and change your account in its settings. To know, correct or delete what is kept of your orders, write to the organizer or to us.',
        ],
      },
    ],
  },
  imprint: {
    title: 'Imprint',
    lead: 'Who runs this site.',
    parts: [
      {
        title: 'The site',
        text: [
          'This is an installation of Tessera, software for selling tickets. It is run by whoever operates this address; until its operator has put his name here, take it for a demonstration, in which no money moves.',
        ],
      },
      {
        title: 'The events',
        text: ['Each organizer answers for its events. Its imprint stands on its own page.'],
      },
    ],
  },
};
