import type { Delivery } from '../objects/records';

/** Deliveries that wait, the next one first: a binary heap, so that a long queue costs little per event. */
export class DueHeap {
  private readonly items: Delivery[] = [];

  peek(): Delivery | undefined {
    return this.items[0];
  }

  push(delivery: Delivery): void {
    this.items.push(delivery);
    let index = this.items.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.isBefore(index, parent)) return;
      this.swap(index, parent);
      index = parent;
    }
  }

  pop(): Delivery | undefined {
    const first = this.items[0];
    const last = this.items.pop();
    if (last === undefined || this.items.length === 0) return first;
    this.items[0] = last;
    let index = 0;
    for (;;) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      let least = index;
      if (this.isBefore(left, least)) least = left;
      if (this.isBefore(right, least)) least = right;
      if (least === index) return first;
      this.swap(index, least);
      index = least;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [one, other] = [this.items[a], this.items[b]];
    if (!one || !other) return false;
    return one.dueAt === other.dueAt ? one.rank < other.rank : one.dueAt < other.dueAt;
  }

  private swap(a: number, b: number): void {
    const [one, other] = [this.items[a], this.items[b]];
    if (!one || !other) return;
    this.items[a] = other;
    this.items[b] = one;
  }
}
