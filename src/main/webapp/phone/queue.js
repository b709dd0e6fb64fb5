// The queue: what was written on the phone waits here, sealed, and goes to the server in the order it was written, each piece once. A
// piece carries its own key, so a piece whose answer got lost on the way is recognised; its files go ahead in parts and go on where they
// stopped. Pieces of one group stay in order and stop at the first that is refused; the other groups go on.

import {Away, Ended, Refused} from './server.js';

/** What keeps windows apart; an older browser has to do without. */
export const locks = navigator.locks ?? {request: (name, options, work) => work({})};

const PART = 64 * 1024;
const TRIES = 3;
let last = 0;

/** Sorts by the time it was made, also within one millisecond. */
function number() {
  last = Math.max(Date.now() * 1000, last + 1);
  return String(last).padStart(17, '0');
}

export async function sha256(bytes) {
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

/** A file that waits for its piece: entries for {@link Box#change}. */
export async function file(id, bytes) {
  return [['bytes', id, bytes], ['upload', id, {id, size: bytes.byteLength, sha256: await sha256(bytes), whole: false}]];
}

export class Queue {
  #box;
  #server;
  #lock;
  #at = null;
  #withdrawn = new Set();

  /**
   * @param lock what keeps the windows of an account apart while one of them sends
   * @param told on(what): something has changed: 'sending', 'taken', 'refused', 'away', 'ended', 'rest'
   * @param lost the sentence for a piece whose file is not here any more
   */
  constructor(box, server, lock, told = () => {}, lost = 'file lost') {
    this.#box = box;
    this.#server = server;
    this.#lock = lock;
    this.told = told;
    this.lost = lost;
    this.sending = null;                  // {piece, bytes, of}
  }

  /**
   * A piece as an entry for {@link Box#change}, so that it is written together with what it is about.
   *
   * @param piece {group, kind, path, body, uploads?: [ids of files], size?, keep?: its files stay here when they have arrived,
   *              once?: it may be withdrawn, until it is first sent}
   */
  entry(piece) {
    const one = {id: number(), method: 'POST', uploads: [], key: crypto.randomUUID(), made: new Date().toISOString(), state: 'waiting', receipt: null, error: null, ...piece};
    one.size ??= JSON.stringify(one.body).length;
    return ['piece', one.id, one];
  }

  /**
   * Keeps a piece from being sent. One that has been sent before, or just is, may have arrived although no answer came: it cannot be
   * withdrawn any more.
   *
   * @returns whether it stays here; whoever asked takes it away then
   */
  async withdraw(id) {
    if (this.#at === id) return false;
    this.#withdrawn.add(id);
    const piece = await this.#box.get('piece', id);
    if (piece?.state === 'waiting' && !piece.tried) return true;
    this.#withdrawn.delete(id);
    return false;
  }

  /** All of them in their order; the next one comes after them, wherever the clock is by then. */
  async pieces() {
    const pieces = await this.#box.all('piece');
    if (pieces.length) last = Math.max(last, Number(pieces[pieces.length - 1].id));
    return pieces;
  }

  /** @returns {waiting, bytes, refused} */
  async counts() {
    const pieces = await this.pieces();
    const waiting = pieces.filter(piece => piece.state === 'waiting');
    return {waiting: waiting.length, bytes: waiting.reduce((sum, piece) => sum + piece.size, 0), refused: pieces.filter(piece => piece.state === 'refused').length};
  }

  /**
   * Sends what waits, unless another window is at it.
   *
   * @param refused asked about each refusal (piece, refusal); may write what is to become of its group
   * @returns 'rest' when nothing waits any more, 'away' when the server was not there, 'ended' when the login is over
   */
  async flush(refused, taken) {
    return locks.request(this.#lock, {ifAvailable: true}, async free => {
      if (!free) return 'busy';
      try {
        await this.#all(refused, taken);
        this.told('rest');
        return 'rest';
      } catch (e) {
        const why = e instanceof Ended ? 'ended' : 'away';
        if (!(e instanceof Ended || e instanceof Away)) throw e;
        this.told(why);
        return why;
      } finally {
        this.sending = null;
      }
    });
  }

  async #all(refused, taken) {
    const stopped = new Set();
    for (let again = true; again;) {
      again = false;
      const pieces = await this.pieces();
      pieces.filter(piece => piece.state === 'refused').forEach(piece => stopped.add(piece.group));
      for (const piece of pieces) {
        if (piece.state !== 'waiting' || stopped.has(piece.group) || this.#withdrawn.has(piece.id)) continue;
        this.#at = piece.id;
        try {
          if (piece.once && !piece.tried) await this.#box.put('piece', piece.id, Object.assign(piece, {tried: true}));
          piece.receipt = await this.#send(piece);
          piece.state = 'sent';
          piece.sentAt = new Date().toISOString();
          await this.#box.change([['piece', piece.id, piece], ...piece.keep ? [] : piece.uploads.map(id => ['bytes', id, undefined])]);
          await taken?.(piece);
          this.told('taken', piece);
        } catch (e) {
          if (!(e instanceof Refused)) throw e;
          stopped.add(piece.group);
          piece.state = 'refused';
          piece.error = {code: e.code, detail: e.message, at: new Date().toISOString()};
          await this.#box.put('piece', piece.id, piece);
          await refused?.(piece, e);
          this.told('refused', piece);
        } finally {
          this.#at = null;
        }
        again = true;                       // something may have been written meanwhile
      }
    }
  }

  async #send(piece) {
    for (let attempt = 1; ; attempt++) {
      for (const id of piece.uploads) await this.#upload(id, piece);
      this.sending = {piece, bytes: piece.size, of: piece.size};
      this.told('sending', piece);
      try {
        return await this.#server.send(piece.method, piece.path, piece.body, piece.key);
      } catch (e) {
        if (!(e instanceof Refused) || !e.code.startsWith('visit.upload.') || attempt === TRIES) throw e;
        for (const id of piece.uploads) await this.#box.put('upload', id, {...await this.#box.get('upload', id), whole: false});      // asked for again
      }
    }
  }

  async #upload(id, piece) {
    const file = await this.#box.get('upload', id);
    if (file?.whole) return;
    const bytes = await this.#box.get('bytes', id);
    if (!file || !bytes) throw new Refused(410, {type: 'file.lost', detail: this.lost});
    let {received} = await this.#server.send('PUT', `/uploads/${id}`, {size: file.size, sha256: file.sha256});
    while (received < file.size) {
      this.sending = {piece, bytes: received, of: file.size};
      this.told('sending', piece);
      try {
        ({received} = await this.#server.send('PUT', `/uploads/${id}/${received}`, bytes.slice(received, received + PART)));
      } catch (e) {
        if (!(e instanceof Refused) || e.code !== 'visit.upload.offset') throw e;
        ({received} = await this.#server.get(`/uploads/${id}`));           // a part whose answer got lost had arrived
      }
    }
    await this.#box.put('upload', id, {...file, whole: true});
  }
}
