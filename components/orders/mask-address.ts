/** An address that its owner recognises and nobody else can use: "ada@example.org" is "a•••@example.org". */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 1) return '•••';
  return `${[...address][0]}•••${address.slice(at)}`;
}
