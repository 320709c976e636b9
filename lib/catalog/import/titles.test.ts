import { expect, test } from 'vitest';
import { printTitle } from './titles';

test.each([
  ['SYMPHONY NO. 7 IN A MAJOR, OP.92', 'Symphony No. 7 in A major, Op. 92'],
  ['SYMPHONY NO.  5 IN C SHARP MINOR', 'Symphony No. 5 in C-sharp minor'],
  ['SYMPHONY NO. 3 IN E FLAT MAJOR, OP. 55 (EROICA)', 'Symphony No. 3 in E-flat major, Op. 55, "Eroica"'],
  ['SYMPHONY NO. 41, C MAJOR, K.551, "JUPITER"', 'Symphony No. 41 in C major, K. 551, "Jupiter"'],
  ['SYMPHONY NO. 29, A MAJOR, K.186A (OLD K.201)', 'Symphony No. 29 in A major, K. 201'],
  [
    'SYMPHONY NO. 9, E MINOR, OP.95 (FROM THE NEW WORLD)',
    'Symphony No. 9 in E minor, Op. 95, "From the New World"',
  ],
  ['SYMPHONY NO. 4, "LE POEME DE L\'EXTASE," OP. 54', 'Symphony No. 4, Op. 54, "Le Poème de l\'extase"'],
  ['SYMPHONY NO. 8, G MAJOR, OP.88 (OLD NO. 4)', 'Symphony No. 8 in G major, Op. 88'],
  ['CONCERTO, PIANO NO. 14, E-FLAT MAJOR, K.449', 'Piano Concerto No. 14 in E-flat major, K. 449'],
  ['CONCERTO, PIANO, NO. 2, OP. 16, G MINOR', 'Piano Concerto No. 2 in G minor, Op. 16'],
  ['CONCERTO, VIOLIN, D MINOR, OP .47', 'Violin Concerto in D minor, Op. 47'],
  ['CONCERTO, VIOLIN AND CELLO, OP. 102 (DOUBLE)', 'Concerto for Violin and Cello, Op. 102, "Double"'],
  ['CON., VIOLINS, (TWO), BWV 1043, D MINOR', 'Concerto for Two Violins in D minor, BWV 1043'],
  ['CONCERTO, TRUMPET, H.VIIE:1, E FLAT MAJOR', 'Trumpet Concerto in E-flat major, Hob. VIIe:1'],
  ['CONCERTO FOR ORCHESTRA, SZ 116, BB 123', 'Concerto for Orchestra, Sz. 116'],
  [
    'QUARTET, STRING, OP. 33, NO. 2, E-FLAT MAJOR  ("JOKE"), H.III:38',
    'String Quartet in E-flat major, Op. 33, No. 2, Hob. III:38, "Joke"',
  ],
  ['QUINTET FOR PIANO AND STRINGS, A MAJOR, D.667 (TROUT)', 'Piano Quintet in A major, D. 667, "Trout"'],
  ['TRIO, VLN/VC/PNO, OP. 97, B-FLAT "ARCHDUKE"', 'Piano Trio in B-flat, Op. 97, "Archduke"'],
  [
    'TRIO, CLARINET, CELLO AND PIANO, A MINOR, OP. 114',
    'Trio for Clarinet, Cello, and Piano in A minor, Op. 114',
  ],
  [
    'SONATA, VIOLIN, UNACCOMPANIED, NO. 1, G MINOR, BWV 1001',
    'Sonata No. 1 for Solo Violin in G minor, BWV 1001',
  ],
  ['SONATA, VIOLIN/PIANO, OP. 24, F MAJOR (SPRING)', 'Violin Sonata in F major, Op. 24, "Spring"'],
  ['SUITE FOR ORCHESTRA (ARR. Mahler)', 'Suite for Orchestra (arr. Mahler)'],
  ['PICTURES AT AN EXHIBITION (ARR. Ravel)', 'Pictures at an Exhibition (arr. Ravel)'],
  ['SLEIGH RIDE (BRASS) (ARR. Allen)', 'Sleigh Ride (arr. Allen for brass)'],
  ['CAROL: TWELVE DAYS OF CHRISTMAS (BRASS) (ARR. Unspecified)', 'Carol: Twelve Days of Christmas (brass)'],
  ['FIREBIRD: SUITE (1919 VERSION)', 'The Firebird: Suite (1919 version)'],
  [
    'AN DER SCHONEN, BLAUEN DONAU (ON THE BEAUTIFUL BLUE DANUBE), OP. 314',
    'An der schönen, blauen Donau (On the Beautiful Blue Danube), Op. 314',
  ],
  [
    "PRELUDE A L'APRES-MIDI D'UN FAUNE (PRELUDE TO THE AFTERNOON OF A FAUN)",
    "Prélude à l'après-midi d'un faune (Prelude to the Afternoon of a Faun)",
  ],
  ["L'ARLESIENNE: SUITE NO. 2 (ARR. Guiraud)", "L'Arlésienne: Suite No. 2 (arr. Guiraud)"],
  ['FLIEGENDE HOLLANDER [HOLLÄNDER], DER', 'Der fliegende Holländer'],
  ["ITALIANA IN ALGERI, L'", "L'italiana in Algeri"],
  ['BARBIERE DI SIVIGLIA, IL (THE BARBER OF SEVILLE)', 'Il Barbiere di Siviglia (The Barber of Seville)'],
  ['MAGIC FLUTE, THE, K.620', 'The Magic Flute, K. 620'],
  [
    'GIGI:  NIGHT THEY INVENTED CHAMPAGNE, THE (ARR. Rose)',
    'Gigi: The Night They Invented Champagne (arr. Rose)',
  ],
  [
    'SONGS, SIX (SECHS LIEDER), OP. 56, SOPRANO AND ORCHESTRA',
    'Six Songs (Sechs Lieder), Op. 56 (soprano and orchestra)',
  ],
  ['ROMEO AND JULIET: SUITE NO. 1, OP. 64BIS', 'Romeo and Juliet: Suite No. 1, Op. 64bis'],
  ['SEQUENZA IXA, CLARINET', 'Sequenza IXa for Clarinet'],
  ['SCENT OF A WOMAN, TANGO FROM (ARR. Williams)', 'Tango from Scent of a Woman (arr. Williams)'],
  ['HOME ALONE - LIVE TO FILM', 'Home Alone – Live to Film'],
  ["ROCK 'N' ROLL", "Rock 'n' Roll"],
  ["'TWAS THE NIGHT BEFORE CHRISTMAS", "'Twas the Night Before Christmas"],
  ['CASABLANCA:  AS TIME GOES BY - VOCAL', 'Casablanca: As Time Goes By (voice)'],
  ['20TH CENTURY FOX FANFARE', '20th Century Fox Fanfare'],
  ['OLD MACDONALD HAD A FARM (ARR. Fahie)', 'Old MacDonald Had a Farm (arr. Fahie)'],
  ['E.T. THE EXTRA-TERRESTRIAL', 'E.T. the Extra-Terrestrial'],
])('prints %s as %s', (raw, printed) => {
  expect(printTitle(raw).title).toBe(printed);
});

test.each([
  ['SYMPHONY NO. 7 IN A MAJOR, OP.92', 'Symphony No. 7'],
  ['SYMPHONY NO. 6 IN F MAJOR, OP.68 (PASTORAL)', 'Symphony No. 6, "Pastoral"'],
  ['NIGHT ON BALD MOUNTAIN (ARR. Rimsky-Korsakov)', 'Night on Bald Mountain'],
])('calls %s %s', (raw, short) => {
  expect(printTitle(raw).short).toBe(short);
});

test('leaves what is printed already alone, apart from blanks', () => {
  expect(printTitle('Five  Pieces for Orchestra').title).toBe('Five Pieces for Orchestra');
});
