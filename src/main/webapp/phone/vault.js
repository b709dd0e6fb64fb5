// Whose phone this is. The server hands out the key of an account's data at each login with its password. On the phone the key lies
// locked twice, under the PIN and under a key that cannot leave this browser, and opens without the server for some days after the last
// contact. Five wrong PINs, or leaving, take the locked key away: the data stays, and only a login brings the key back.

import {accounts} from './store.js';

const ROUNDS = 600_000;
const DAY = 86_400_000;
const text = value => new TextEncoder().encode(value);
const aes = raw => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

async function fromPin(pin, salt) {
  const base = await crypto.subtle.importKey('raw', text(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS}, base, {name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
}

async function lock(key, data, bound) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return {iv, data: await crypto.subtle.encrypt({name: 'AES-GCM', iv, additionalData: text(bound)}, key, data)};
}

const unlock = (key, locked, bound) => crypto.subtle.decrypt({name: 'AES-GCM', iv: locked.iv, additionalData: text(bound)}, key, locked.data);

const bound = account => `${account.username} ${account.until}`;

/** Six to twelve digits, not all the same and not in a row. */
export function pinIsFit(pin) {
  return /^\d{6,12}$/.test(pin) && !/^(\d)\1+$/.test(pin) && !'01234567890123456789'.includes(pin) && !'98765432109876543210'.includes(pin);
}

/** After a login: locks the key the server gave. @param raw 32 bytes */
export async function keep(db, account, raw, pin) {
  const own = account.own ?? await crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const fresh = {...account, own, salt, wrongs: 0, seen: Date.now(), until: Date.now() + account.offlineDays * DAY};
  const pinKey = await fromPin(pin, salt);
  fresh.locked = await lock(own, (await seal(pinKey, raw, fresh)).buffer, account.username);
  await accounts.put(db, fresh);
  return {account: fresh, key: await aes(raw), pinKey};
}

async function seal(pinKey, raw, account) {
  const inner = await lock(pinKey, raw, bound(account));
  const joined = new Uint8Array(12 + inner.data.byteLength);
  joined.set(inner.iv);
  joined.set(new Uint8Array(inner.data), 12);
  return joined;
}

async function raw(pinKey, account) {
  const joined = await unlock(account.own, account.locked, account.username);
  return unlock(pinKey, {iv: joined.slice(0, 12), data: joined.slice(12)}, bound(account));
}

/** Why the PIN cannot open: 'login' when there is no key here, 'late' when the days without contact are over; null when it can. */
export function shut(account) {
  if (!account.locked) return 'login';
  return Math.max(Date.now(), account.seen) > account.until ? 'late' : null;
}

/**
 * Opens with the PIN.
 *
 * @returns {account, key, pinKey}, or {left: tries} when it was wrong; with no try left the locked key is gone
 */
export async function openWith(db, known, pin) {
  const account = await accounts.get(db, known.username) ?? known;         // another window may have counted meanwhile
  if (shut(account)) return {left: 0};
  const tried = {...account, wrongs: account.wrongs + 1, seen: Math.max(Date.now(), account.seen)};
  if (tried.wrongs >= account.pinTries) tried.locked = null;
  await accounts.put(db, tried);                      // counted before it is looked at
  const pinKey = await fromPin(pin, account.salt);
  try {
    const key = await aes(await raw(pinKey, account));
    const opened = {...account, wrongs: 0, seen: tried.seen};
    await accounts.put(db, opened);
    return {account: opened, key, pinKey};
  } catch {
    return {left: account.pinTries - tried.wrongs, account: tried};
  }
}

/** The server has been reached: the days begin anew. */
export async function prolong(db, account, pinKey, days) {
  const fresh = {...account, offlineDays: days, seen: Math.max(Date.now(), account.seen), until: Date.now() + days * DAY};
  fresh.locked = await lock(account.own, (await seal(pinKey, await raw(pinKey, account), fresh)).buffer, account.username);
  await accounts.put(db, fresh);
  return fresh;
}

/** Leaving: the locked key goes, what it sealed stays. */
export async function drop(db, account) {
  const left = {...account, locked: null};
  await accounts.put(db, left);
  return left;
}
