import { expect, test } from 'vitest';
import { joinedName, personNames } from './names';

const print = (raw: string) => personNames(raw).map((person) => person.name);

test.each([
  ['Mozart,  Wolfgang  Amadeus', 'Wolfgang Amadeus Mozart'],
  ['Beethoven,  Ludwig  van', 'Ludwig van Beethoven'],
  ['Thomas, Michael Tilson', 'Michael Tilson Thomas'],
  ['Falla,  Manuel  de', 'Manuel de Falla'],
  ["Indy,  Vincent  d'", "Vincent d'Indy"],
  ['Suppe [Suppé],  Franz  Von', 'Franz von Suppé'],
  ['Strauss,  Johann, II', 'Johann Strauss II'],
  ['Corigliano,  John, Jr.', 'John Corigliano Jr.'],
  ['Jones, Otis, IV', 'Otis Jones IV'],
  ['Hrusa [Hrůša], Jakub', 'Jakub Hrůša'],
  ['Deneve [Denève], Stephane [Stéphane]', 'Stéphane Denève'],
  ['Ligeti,  György [Gyorgy]', 'György Ligeti'],
  ['Fleming, Renee (Renée)', 'Renée Fleming'],
  ['Schaefer [Schäfer], Christine', 'Christine Schäfer'],
  ['Martinez [Martínez] Forteza, Pascual', 'Pascual Martínez Forteza'],
  ['Waller,  Fats  (Thomas)', 'Fats Waller'],
  ['Dvorak,  Antonín', 'Antonín Dvořák'],
  ['Elgar,  Sir  Edward', 'Edward Elgar'],
  ['Traditional,', 'Traditional'],
  ['New York Choral Artists', 'New York Choral Artists'],
  [
    'United States Military Academy Band, Brass and Percussion',
    'United States Military Academy Band, Brass and Percussion',
  ],
])('prints %s as %s', (raw, printed) => {
  expect(print(raw)).toEqual([printed]);
});

test.each([
  ['Sobol, Mordechai;  Lazar, Matthew', ['Mordechai Sobol', 'Matthew Lazar']],
  ['Anastasio, Trey, and Hart, Don,', ['Trey Anastasio', 'Don Hart']],
  ['Ashman/Menken,  Howard/Alan', ['Howard Ashman', 'Alan Menken']],
  ['Schubert - Berio ,  Franz - Luciano', ['Franz Schubert', 'Luciano Berio']],
  ['Blaine,  Ralph / Martin, Hugh', ['Ralph Blaine', 'Hugh Martin']],
  ['Hill,  Patty  and Mildred', ['Patty and Mildred Hill']],
  ['', []],
])('reads the people in "%s"', (raw, names) => {
  expect(print(raw)).toEqual(names);
});

test('files and shortens a name', () => {
  expect(personNames('Beethoven,  Ludwig  van')[0]).toMatchObject({
    sortName: 'Beethoven, Ludwig van',
    short: 'Beethoven',
  });
  expect(personNames('Vaughan Williams,  Ralph')[0]?.short).toBe('Vaughan Williams');
  expect(personNames('Strauss,  Johann, II')[0]?.short).toBe('J. Strauss II');
});

test('joins several composers into one line', () => {
  expect(joinedName('Bricusse and Newley,  Leslie and Anthony')).toMatchObject({
    name: 'Leslie Bricusse and Anthony Newley',
    short: 'Bricusse and Newley',
  });
  expect(joinedName('')).toBeNull();
});
