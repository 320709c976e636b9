import { OverloadedError } from '@/lib/errors';

export type Carried<Result> = Result | undefined;

type Passenger<Item, Result> = {
  item: Item;
  /** How often it came back undecided. */
  rides: number;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
  timer: NodeJS.Timeout;
};

/**
 * Lets what arrives at the same time travel together: `carry` does up to `size` items in one go, at most `lanes` goes at
 * once; nobody waits for company, so a quiet hour's convoys have one item. `carry` answers in the order of its items; one
 * that it leaves `undefined` rides again with the next convoy, and after that, or when a convoy breaks down, goes `alone`.
 * Whoever finds `queue` waiting, or waits `patience` milliseconds, gets an OverloadedError.
 */
export function createConvoy<Item, Result>({
  carry,
  alone,
  size,
  lanes,
  queue,
  patience,
}: {
  carry: (items: Item[]) => Promise<Carried<Result>[]>;
  alone: (item: Item) => Promise<Result>;
  size: number;
  lanes: number;
  queue: number;
  patience: number;
}) {
  const waiting: Passenger<Item, Result>[] = [];
  let underway = 0;

  function leave(passenger: Passenger<Item, Result>) {
    waiting.splice(waiting.indexOf(passenger), 1);
    passenger.reject(new OverloadedError('Waited too long for a place in a convoy'));
  }

  async function goAlone({ item, resolve, reject }: Passenger<Item, Result>) {
    await alone(item).then(resolve, reject);
  }

  async function travel(passengers: Passenger<Item, Result>[]) {
    let results: Carried<Result>[];
    try {
      results = await carry(passengers.map(({ item }) => item));
    } catch (error) {
      if (error instanceof OverloadedError) {
        for (const { reject } of passengers) reject(error);
        return;
      }
      // One of them can have broken it for all: each learns its own fate.
      await Promise.all(passengers.map(goAlone));
      return;
    }
    const again = passengers.filter((passenger, at) => {
      const result = results[at];
      if (result === undefined) return true;
      passenger.resolve(result);
      return false;
    });
    const tired = again.filter((passenger) => ++passenger.rides > 1);
    waiting.unshift(...again.filter((passenger) => passenger.rides <= 1).map(seated));
    // Not waited for: one who stands in line alone must not keep the lane from everybody.
    for (const passenger of tired) void goAlone(passenger);
  }

  function seated(passenger: Passenger<Item, Result>): Passenger<Item, Result> {
    passenger.timer = setTimeout(() => leave(passenger), patience);
    return passenger;
  }

  function depart() {
    while (underway < lanes && waiting.length > 0) {
      const passengers = waiting.splice(0, size);
      for (const { timer } of passengers) clearTimeout(timer);
      underway++;
      void travel(passengers).finally(() => {
        underway--;
        depart();
      });
    }
  }

  return function join(item: Item): Promise<Result> {
    if (waiting.length >= queue) return Promise.reject(new OverloadedError('Too many requests are waiting'));
    return new Promise<Result>((resolve, reject) => {
      // Safe because `seated` sets the timer before anybody reads it.
      waiting.push(seated({ item, rides: 0, resolve, reject } as Passenger<Item, Result>));
      depart();
    });
  };
}
