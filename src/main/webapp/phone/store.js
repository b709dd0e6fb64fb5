// The database of an application on the phone: two stores for all accounts. What an account keeps is sealed under its key; only what is needed before the key
// is there (whose records, of what kind, how large) stands in the open. A record keeps the version of its form, and is brought up to the
// present one when it is read: an update never leaves a stored visit behind.

const FORM = 1;
/** What has to be done to a record of an older form, by the form it has. A new form adds a line here and raises FORM. */
const UPGRADES = {};

const done = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** Opens the database; an older one only gains stores, never loses any. */
export function open(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    const stores = request.result.objectStoreNames;
    if (!stores.contains('account')) request.result.createObjectStore('account', {keyPath: 'username'});
    if (!stores.contains('record')) request.result.createObjectStore('record', {keyPath: 'id'}).createIndex('kind', ['user', 'kind']);
  };
  return done(request);
}

/** Runs work in one transaction that is on the disk when this resolves. */
function write(db, store, work) {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(store, 'readwrite', {durability: 'strict'});
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('not written'));
    work(transaction.objectStore(store));
  });
}

/** The accounts that have logged in on this phone, with what their PIN is checked by. */
export const accounts = {
  all: db => done(db.transaction('account').objectStore('account').getAll()),
  get: (db, username) => done(db.transaction('account').objectStore('account').get(username)),
  put: (db, account) => write(db, 'account', store => store.put(account)),
};

/** How much of an account's records there is, without its key: [{kind, records, bytes}]. */
export async function sizes(db, user) {
  const kinds = new Map();
  for (const record of await done(db.transaction('record').objectStore('record').index('kind').getAll(IDBKeyRange.bound([user], [user, []])))) {
    const kind = kinds.get(record.kind) ?? {kind: record.kind, records: 0, bytes: 0};
    kind.records++;
    kind.bytes += record.size;
    kinds.set(record.kind, kind);
  }
  return [...kinds.values()];
}

/** Takes everything of an account off the phone. */
export async function forget(db, user) {
  const keys = await done(db.transaction('record').objectStore('record').index('kind').getAllKeys(IDBKeyRange.bound([user], [user, []])));
  await write(db, 'record', store => keys.forEach(key => store.delete(key)));
  await write(db, 'account', store => store.delete(user));
}

/** The sealed records of one account. A record is bound to its place: moved to another one it does not open. */
export class Box {
  #db;
  #user;
  #key;

  constructor(db, user, key) {
    this.#db = db;
    this.#user = user;
    this.#key = key;
  }

  #id(kind, id) {
    return `${this.#user}/${kind}/${id}`;
  }

  async #seal(kind, id, value) {
    const bytes = value instanceof ArrayBuffer;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const place = this.#id(kind, id);
    const plain = bytes ? value : new TextEncoder().encode(JSON.stringify(value));
    const data = await crypto.subtle.encrypt({name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place)}, this.#key, plain);
    return {id: place, user: this.#user, kind, form: FORM, bytes, iv, data, size: plain.byteLength};
  }

  async #unseal(record) {
    const plain = await crypto.subtle.decrypt({name: 'AES-GCM', iv: record.iv, additionalData: new TextEncoder().encode(record.id)}, this.#key, record.data);
    if (record.bytes) return plain;
    let value = JSON.parse(new TextDecoder().decode(plain));
    for (let form = record.form; form < FORM; form++) value = UPGRADES[form]?.[record.kind]?.(value) ?? value;
    return value;
  }

  put(kind, id, value) {
    return this.change([[kind, id, value]]);
  }

  /** Several records at once, all or none: [[kind, id, value]]; a value of undefined takes the record away. */
  async change(entries) {
    const sealed = await Promise.all(entries.map(([kind, id, value]) => value === undefined ? this.#id(kind, id) : this.#seal(kind, id, value)));
    await write(this.#db, 'record', store => sealed.forEach(one => typeof one === 'string' ? store.delete(one) : store.put(one)));
  }

  async get(kind, id) {
    const record = await done(this.#db.transaction('record').objectStore('record').get(this.#id(kind, id)));
    return record && this.#unseal(record);
  }

  /** All records of a kind in the order of their ids. */
  async all(kind) {
    const records = await done(this.#db.transaction('record').objectStore('record').index('kind').getAll(IDBKeyRange.only([this.#user, kind])));
    return Promise.all(records.map(record => this.#unseal(record)));
  }
}
