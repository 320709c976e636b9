/** Reserved by RFC 2606: no mail can ever arrive there. */
const domain = '@box-office.invalid';

/** What stands for the address of a buyer at the door who gave none; each sale has its own, so that limits do not add up. */
export const noAddress = (saleKey: string): string => `${saleKey}${domain}`;

/** Whether an order's address is one that mail can be sent to. */
export const isReachable = (email: string): boolean => !email.endsWith(domain);
