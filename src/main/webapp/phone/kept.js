// What an account keeps: on the disk, and in memory as it is on the disk.

export class Kept {
  #box;
  #maps = {};
  #last = Promise.resolve();

  constructor(box) {
    this.#box = box;
  }

  /** @param keys by kind, how a value says its id where that is not its id @returns a map for each kind */
  async load(kinds, keys = {}) {
    const all = await Promise.all(kinds.map(kind => this.#box.all(kind)));
    return kinds.map((kind, i) => this.#maps[kind] = new Map(all[i].map(one => [keys[kind]?.(one) ?? one.id, one])));
  }

  /**
   * Writes go one after the other: on the disk first, then in memory. A value may be a function of what is there, so that what was said
   * while the disk was written is kept: it is asked once for the disk and once more for memory.
   *
   * @param make gives [[kind, id, value]] when its turn comes; a value of undefined takes the record away
   * @returns the entries
   */
  commit(make) {
    const now = this.#last.catch(() => {}).then(async () => {
      const entries = await make();
      if (!entries.length) return entries;
      const asked = ([kind, id, value]) => typeof value === 'function' ? value(this.#maps[kind].get(id)) : value;
      await this.#box.change(entries.map(entry => [entry[0], entry[1], asked(entry)]));
      for (const entry of entries) if (this.#maps[entry[0]]) {
        const value = asked(entry);
        if (value === undefined) this.#maps[entry[0]].delete(entry[1]);
        else this.#maps[entry[0]].set(entry[1], value);
      }
      return entries;
    });
    this.#last = now;
    return now;
  }

  /** What is said by hand is in memory at once, so that the next word builds on it. */
  said(kind, id, value) {
    this.#maps[kind].set(id, value);
    return this.commit(() => [[kind, id, now => now]]);
  }
}
