/** What was sold with a promo code, or with the codes of a batch, in one currency; amounts in minor units. */
export type PromoFigures = {
  /** Of the code, or of the batch. */
  id: string;
  currency: string;
  orders: number;
  tickets: number;
  ticketsBack: number;
  /** What buyers paid for the tickets that it lowered. */
  gross: number;
  /** What it took off them. */
  discount: number;
  /** Given back or promised. */
  refunds: number;
};

/** The same by the name that the organizer knows it by. */
export type PromoLine = PromoFigures & { name: string };
