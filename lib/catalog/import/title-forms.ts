import { printInstruments } from './title-parts';

/** Forms that take their instrument in front ("Piano Concerto"); the others take it after "for". */
const adjectival =
  /^(?:CONCERTO|CONCERTINO|SONATA|SONATINA|SONATINE|QUARTET|QUINTET|TRIO|SEXTET|SEPTET|OCTET|NONET|SUITE|PARTITA)$/i;

const forms =
  /^(?:(?:TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TWELVE|FORTY-FOUR|\d+) )?(?:ADAGIO|BAGATELLES|CAPRICES|CONCERTO|CONCERTINO|CONTRASTS|CULINARY SONGS|DIVERTIMENTO|DUETS?|DUETTO|DUOS?|DUO CONCERTANTE|FANTASIA|FANTASIE|INVENTIONS|MADRIGALS|MAZURKAS|MÉDITATION|MORCEAUX|NOCTURNES?|NONET|OCTET|PAPILLONS|PARTITA|PHANTASY|PIECES|POLONAISES|QUARTET|QUINTET|RHAPSOD(?:Y|IES)|ROMANCES?|RONDO|SEPTET|SERENADE|SEXTET|SINFONIA|SINFONIA CONCERTANTE|SONATA|SONATINA|SONATINE|SONGS|SPIRITUALS|SUITE|SUITE OF ROMANCES|SEQUENZA [IVX]+A?|SYMPHONY|TERZETTO|TRIO|TRIO SONATA|TRIO PATHETIQUE|VARIATIONS|WALTZ-SCHERZO)(?: NO\. ?\d+)?$/;

/** Titles that name a kind of piece, so that what follows in brackets is a by-name and not a translation. */
const generic =
  /^(?:PIANO |STRING |VIOLIN |ORGAN |TRUMPET |BRANDENBURG )?(?:CONCERTO|CONCERTO GROSSO|CANTATA|DUO|MARCH|MASS|OCTET|PARTITA|QUARTET|QUINTET|SERENADE|SEXTET|SONATA|SUITE|SYMPHONY|TRIO|VARIATIONS|DIVERTIMENTO|FANTASIE)(?:,| NO\.| IN [A-G]\b|$)/;

/** Tells whether a head such as "QUARTET" can be followed by the instruments it is for. */
export const isForm = (head: string) => forms.test(head);

/** Tells whether a head names only the kind of piece ("SYMPHONY NO. 3"). */
export const isGeneric = (head: string) => generic.test(head);

const chamber = /^(?:QUARTET|QUINTET|TRIO|SEXTET)$/i;
const accompaniment = new Set(['PIANO', 'ORCHESTRA']);
const ensembles: Record<string, string> = {
  STRINGS: 'String',
  STRING: 'String',
  WINDS: 'Wind',
  WOODWINDS: 'Woodwind',
  BRASS: 'Brass',
};

/** "Concerto", PIANO and 14 make "Piano Concerto No. 14"; "Trio", CLARINET, CELLO, PIANO make "Trio for Clarinet, …". */
export function fullForm(form: string, instruments: readonly string[], number: string): string {
  const counted = number ? ` No. ${number}` : '';
  const adjective = adjectival.test(form) ? instrumentBefore(form, instruments) : null;
  if (adjective) return `${adjective} ${form}${counted}`;
  return `${form}${counted}${instruments.length > 0 ? ` for ${printInstruments(instruments)}` : ''}`;
}

function instrumentBefore(form: string, instruments: readonly string[]): string | null {
  const [first, second, third] = instruments;
  if (!first) return null;
  const several = /^(?:TWO|THREE|FOUR|SOLO|[2-9]) | SOLO$/.test(first);
  if (instruments.length === 1) return several ? null : (ensembles[first] ?? printInstruments([first]));
  const all = [...instruments].sort().join();
  if (/^TRIO$/i.test(form) && all === 'CELLO,PIANO,VIOLIN') return 'Piano';
  if (/^TRIO$/i.test(form) && all === 'CELLO,VIOLA,VIOLIN') return 'String';
  if (third || several || !second) return null;
  if (chamber.test(form) && second === 'STRINGS') return printInstruments([first]);
  if (/^SONAT/i.test(form) && first === 'PIANO' && second !== 'ORCHESTRA') return printInstruments([second]);
  const solo = /^SONAT/i.test(form) ? second === 'PIANO' : /^CONCERTO$/i.test(form) && second === 'ORCHESTRA';
  return solo && accompaniment.has(second) ? printInstruments([first]) : null;
}
