/** The mark: a T laid in tesserae, one of them gold. Decoration; the name stands beside it. */
export function LogoMark({ size = 28 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 28 28" className="shrink-0 fill-accent">
      <path d="M1.2 1.6 8.6.9l.4 7.5-7.6.4z" />
      <path d="m10.4.8 7.3.3.2 7.2-7.6.2z" className="fill-gold" />
      <path d="m19.5 1 7.4.6-.3 7.3-7.2-.4z" />
      <path d="m10.2 10.2 7.6-.1.1 7.5-7.4.3z" />
      <path d="m10.5 19.4 7.3-.2-.3 7.6-7.2.4z" />
    </svg>
  );
}
