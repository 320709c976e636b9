/**
 * Remembers the code of a link `?promo=CODE` for the cart. Public pages are the same for everybody, so it is kept by the
 * browser; the cart and the checkout read the cookie (lib/orders/promo-codes/promo-cookie.ts).
 */
export function keepPromoLink(): void {
  const code = new URLSearchParams(window.location.search).get('promo');
  if (!code || !/^[\w-]{3,40}$/.test(code)) return;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is too young, and this holds no secret
  document.cookie = `tessera-promo=${code};path=/;max-age=86400;samesite=lax`;
}
