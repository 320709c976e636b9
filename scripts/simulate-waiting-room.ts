import { simulateRoom } from '@/scripts/simulate-room/simulate';

/*
 * `npm run simulate:waiting-room`: a million people for fifty thousand tickets through the draw and the valve, without HTTP
 * or a database. `-- <visitors> <tickets> <target> <seed>` for another crowd.
 */

const [visitors = 1_000_000, tickets = 50_000, target = 5_000, seed = 1] = process.argv.slice(2).map(Number);
const began = performance.now();
const outcome = simulateRoom({ visitors, gathered: 0.6, tickets, target, seed });
const count = (value: number) => value.toLocaleString('en-US');

process.stdout.write(`${count(visitors)} visitors, 60 % of them before the opening; ${count(tickets)} tickets; at most ${count(target)} inside; seed ${seed}
  rank correlation of arrival with place   before the opening ${outcome.before.toFixed(5)}, after it ${outcome.after.toFixed(5)}
  called                                   ${count(outcome.called)}, ${outcome.overtaken} after somebody with a later place
  sold                                     ${count(outcome.sold)} in ${(outcome.drained / 60).toFixed(1)} minutes
  inside at most                           ${count(outcome.mostInside)}
  longest pause with room and tickets      ${outcome.longestPause} s
  computed in                              ${((performance.now() - began) / 1_000).toFixed(1)} s
`);
process.exit(outcome.sold === tickets && outcome.overtaken === 0 && outcome.after === 1 ? 0 : 1);
