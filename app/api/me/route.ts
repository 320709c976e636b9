import { readOrBusy } from '@/lib/http/or-busy';
import { privateJson } from '@/lib/http/private-json';
import { currentCtx } from '@/lib/identity/current';
import { getAccount } from '@/lib/identity/queries';
import { getCartSummary } from '@/lib/inventory/queries';

/** Who looks at a page that is the same for everyone: the header's name and the cart's countdown. */
export async function GET(): Promise<Response> {
  return readOrBusy(async () => {
    const ctx = await currentCtx();
    const [account, cart] = await Promise.all([getAccount(ctx), getCartSummary(ctx)]);
    return privateJson({
      signedIn: account !== null,
      ...(account ? { name: account.name } : {}),
      cart,
    });
  });
}
