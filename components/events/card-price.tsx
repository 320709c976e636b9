/** The price on a card: "from $45", "Free". */
export function CardPrice({ price }: { price?: string }) {
  if (!price || price === 'Free') return price;
  return (
    <span>
      from <b>{price}</b>
    </span>
  );
}
