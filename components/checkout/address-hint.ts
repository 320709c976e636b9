/** Large mail providers: these are right as they stand, and one edit away from them is probably a slip. */
const commonDomains = [
  'gmail.com',
  'yahoo.com',
  'hotmail.com',
  'outlook.com',
  'icloud.com',
  'aol.com',
  'proton.me',
  'comcast.net',
  'ymail.com',
  'mail.com',
  'live.com',
  'msn.com',
  'me.com',
  'gmx.com',
];

/** Whether one edit (a letter too many, missing, wrong, or two swapped) leads from one word to the other. */
function oneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.length !== restB.length) {
    const [longer, shorter] = restA.length > restB.length ? [restA, restB] : [restB, restA];
    return longer.slice(1) === shorter;
  }
  const swapped = restA[1] === restB[0] && restA[0] === restB[1] && restA.slice(2) === restB.slice(2);
  return restA.slice(1) === restB.slice(1) || swapped;
}

/** The address that was probably meant ("ada@gmial.com" → "ada@gmail.com"), or null when nothing looks wrong. */
export function suggestAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  if (at < 1) return null;
  const domain = address
    .slice(at + 1)
    .trim()
    .toLowerCase();
  if (commonDomains.includes(domain)) return null;
  const meant = commonDomains.find((candidate) => oneEditApart(domain, candidate));
  return meant ? `${address.slice(0, at).trim()}@${meant}` : null;
}
