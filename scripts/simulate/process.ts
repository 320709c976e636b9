import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What befalls a process at its moment of that number, or at the first one after it that allows it. It `dies`; what it is
 * connected to `breaks` (before a statement or a call it is not heard, after a commit or a call the answer is lost); it is
 * `refused` (40001, or 429 or 500); its call `stutters`, made twice as by a client that heard no answer; it `pauses` between two
 * transactions until a later step; or it `yields` inside one: the next step is done first, as far as it need not wait for this one.
 */
export type Fault = { at: number; does: 'dies' | 'breaks' | 'refuses' | 'stutters' | 'pauses' | 'yields' };

/** What a process is about to do, or has just done. */
export type Moment = 'begin' | 'statement' | 'read' | 'committed' | 'call' | 'answered';

const allowed: Record<Fault['does'], readonly Moment[]> = {
  dies: ['begin', 'statement', 'read', 'committed', 'call', 'answered'],
  breaks: ['statement', 'read', 'committed', 'call', 'answered'],
  refuses: ['statement', 'call', 'answered'],
  stutters: ['call'],
  pauses: ['begin', 'read', 'committed', 'call', 'answered'],
  yields: ['statement'],
};

export class Died extends Error {
  override name = 'Died';
  constructor() {
    super('The process is dead');
  }
}

const processes = new AsyncLocalStorage<Process>();

/** In whose name this is being done; undefined for the simulator's own doing. */
export const currentProcess = (): Process | undefined => processes.getStore();

/** One run of a verb, as a process of its own: what it does to the world outside passes here, one thing after another. */
export class Process {
  state: 'running' | 'paused' | 'dead' | 'over' = 'running';
  answer?: boolean;
  error?: unknown;
  /** What befell it, if anything did; `harmless` when it must come out as if nothing had. */
  befell?: Fault['does'];
  harmless = false;
  /** While it yields: what it sends meanwhile waits for this, in its order. */
  held?: Promise<void>;
  #moments = 0;
  #last: Promise<unknown> = Promise.resolve();
  #over: Promise<void> = Promise.resolve();
  #stops = Promise.withResolvers<void>();
  #goesOn = Promise.withResolvers<void>();

  constructor(private readonly fault?: Fault) {}

  /** Runs `work` to its end, its death, or where it stands still. Never throws. */
  async run(work: () => Promise<boolean | undefined>): Promise<void> {
    this.#over = processes
      .run(this, work)
      .then(
        (answer) => {
          this.answer = answer;
        },
        (error) => {
          this.error = error;
        },
      )
      .then(() => {
        if (!this.isDead()) this.state = 'over';
      });
    await Promise.race([this.#over, this.#stops.promise]);
  }

  /** Goes on after it stood still, to the end. */
  async resume(): Promise<void> {
    this.state = 'running';
    this.#goesOn.resolve();
    await this.#over;
  }

  /** Dies where it stands still. */
  async abandon(): Promise<void> {
    this.state = 'dead';
    this.#goesOn.resolve();
    await this.#over;
  }

  /**
   * Does one thing outside after the other, in the order asked for: what verbs do side by side would come out otherwise
   * each time.
   */
  inTurn<R>(work: () => Promise<R>): Promise<R> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  /** Counts a moment. Throws when the process dies of it, or is dead; else tells what befalls it. */
  pass(moment: Moment): Fault['does'] | undefined {
    if (this.isDead()) throw new Died();
    this.#moments++;
    const { fault } = this;
    if (!fault || this.befell || this.#moments < fault.at || !allowed[fault.does].includes(moment)) return;
    this.befell = fault.does;
    this.harmless =
      fault.does === 'stutters' ||
      fault.does === 'yields' ||
      (fault.does === 'refuses' && moment === 'statement');
    if (fault.does === 'dies') {
      this.state = 'dead';
      throw new Died();
    }
    if (fault.does === 'yields') this.held = this.standStill();
    return fault.does;
  }

  /** Like `pass`, and stands still when that is what befalls it. */
  async reach(moment: Moment): Promise<Fault['does'] | undefined> {
    const fault = this.pass(moment);
    if (fault === 'pauses') await this.standStill();
    return fault;
  }

  private isDead(): boolean {
    return this.state === 'dead';
  }

  private async standStill(): Promise<void> {
    this.state = 'paused';
    this.#stops.resolve();
    await this.#goesOn.promise;
    this.held = undefined;
    if (this.isDead()) throw new Died();
  }
}
