// Plain JavaScript, since page-cache.js is read beside what Next compiles.

const partsToWrite = /(<(script|style)\b[^>]*>)([\s\S]*?)(?=<\/\2>)|\P{ASCII}/gu;

/** @param {string} unit One UTF-16 unit: scripts write a letter of a higher plane as two. */
const escapeSequence = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * The same HTML document in ASCII: text and attributes by character references, the strings of scripts by escape
 * sequences. A style sheet knows neither and stays as it is.
 * @param {string} html
 * @returns {string}
 */
export function inAscii(html) {
  const written = html.replace(partsToWrite, (found, tag, name, content) => {
    if (!tag) return `&#${found.codePointAt(0)};`;
    return name === 'script' ? tag + content.replace(/[\u0080-\uffff]/g, escapeSequence) : found;
  });
  // Pieces of a string with two bytes a letter make another such, whatever is in them; only bytes read anew do not.
  return Buffer.from(written).toString(/\P{ASCII}/u.test(written) ? 'utf8' : 'latin1');
}
