import type { PersonName } from './names';

const person = (name: string, sortName: string, short = sortName.split(',')[0] ?? sortName): PersonName => ({
  name,
  sortName,
  short,
});

/** Names whose entry in the archive no rule can read, or that lost their accents there; keys after collapsing blanks. */
export const namesByHand = new Map<string, PersonName>([
  [
    'Bach, J. S. -Gounod',
    person('Johann Sebastian Bach and Charles Gounod', 'Bach, Johann Sebastian', 'Bach and Gounod'),
  ],
  ['Bacewicz, Grazyna', person('Grażyna Bacewicz', 'Bacewicz, Grażyna')],
  [
    'Bologne, Joseph Chevalier de Saint-Georges',
    person('Joseph Bologne, Chevalier de Saint-Georges', 'Bologne, Joseph'),
  ],
  ['Dohnanyi, Christoph von', person('Christoph von Dohnányi', 'Dohnányi, Christoph von')],
  ['Dohnanyi, Erno', person('Ernő Dohnányi', 'Dohnányi, Ernő')],
  ['Domingo, Placido', person('Plácido Domingo', 'Domingo, Plácido')],
  ['Dvorak, Antonín', person('Antonín Dvořák', 'Dvořák, Antonín')],
  ['Enescu, Georges', person('George Enescu', 'Enescu, George')],
  ['Faure [Fauré], Gabriel-Urbain', person('Gabriel Fauré', 'Fauré, Gabriel')],
  ['Fruhbeck de Burgos, Rafael', person('Rafael Frühbeck de Burgos', 'Frühbeck de Burgos, Rafael')],
  ['Grisey, Gerard', person('Gérard Grisey', 'Grisey, Gérard')],
  [
    'Heller/Heller/King, JJ/Dave/Ross',
    person('JJ Heller, Dave Heller, and Ross King', 'Heller, JJ', 'Heller and King'),
  ],
  ['Hiromi [Uehara], Hiromi', person('Hiromi', 'Hiromi')],
  ['Janacek [Janácek], Leoš', person('Leoš Janáček', 'Janáček, Leoš')],
  ['Krasa, Hans', person('Hans Krása', 'Krása, Hans')],
  ['Duermueller [Duermueller], Jorg [Jörg]', person('Jörg Dürmüller', 'Dürmüller, Jörg')],
  ['Kurtag [Kurtág], Georgy [György]', person('György Kurtág', 'Kurtág, György')],
  ['Lalo, Edouard', person('Édouard Lalo', 'Lalo, Édouard')],
  ['Mathuez, Diego', person('Diego Matheuz', 'Matheuz, Diego')],
  ['Perez Prado, Damaso', person('Dámaso Pérez Prado', 'Pérez Prado, Dámaso')],
  ['Tilzer, Albert Von', person('Albert Von Tilzer', 'Von Tilzer, Albert')],
  ['Tuur, Erkki-Sven', person('Erkki-Sven Tüür', 'Tüür, Erkki-Sven')],
  ['VARIOUS', person('Various', 'Various')],
  ['Wencheng, Lu', person('Lu Wencheng', 'Lu, Wencheng')],
  ['Ysaye, Eugène', person('Eugène Ysaÿe', 'Ysaÿe, Eugène')],
]);
