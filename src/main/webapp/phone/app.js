// What the applications for phones and tablets have in common: who is using it, what is shown, and when it speaks to the server.

import {open, accounts, Box, sizes} from './store.js';
import {openWith, prolong, drop} from './vault.js';
import {Server, Away, Ended, Refused} from './server.js';
import {Queue, locks} from './queue.js';
import {h, t, icon, bytes, speak, tell} from './view.js';
import * as entry from './screens/entry.js';
import {phone} from './screens/phone.js';

const LOCK_AFTER = 10 * 60_000;
const WAITS = [5_000, 15_000, 60_000, 300_000];
const NEARLY_FULL = 100 * 1024 * 1024;

const SHARED = {login: entry.login, phone};

export const app = {
  db: null, account: null, key: null, pinKey: null, box: null, server: null, queue: null, work: null,
  line: navigator.onLine ? 'unknown' : 'away', update: null, install: null, full: false, loose: false, elsewhere: false, of: null,
};

let holding = null;
let tries = 0;
let under = null;
let wanted = null;
let turns = 0;
let timer = null;
let heading = null;
let hidden = 0;
let still = false;

// ---- who ----

/** The key is there: everything else follows from it. */
export async function enter(account, key, pinKey, token) {
  if (!await alone(account)) {
    app.elsewhere = true;
    return draw();
  }
  Object.assign(app, {account, key, pinKey, box: new Box(app.db, account.username, key)});
  if (token) await app.box.put('session', 'token', {token});
  app.server = new Server(app.language);
  app.server.token = (await app.box.get('session', 'token'))?.token ?? null;
  app.queue = new Queue(app.box, app.server, `${app.of.locks}-queue-${account.username}`, progress, t('piece.lost'));
  app.work = app.of.work(app.box, app.queue, app.server);
  await app.work.load();
  localStorage.setItem(`care-${app.of.name}-last`, account.username);
  navigator.storage?.persist?.().then(kept => {
    app.loose = !kept;
  });
  app.of.entered?.();
  go(location.hash.startsWith('#login') ? '' : location.hash.slice(1));
  sync(true);
}

/** One window at a time writes for an account; it holds this for as long as it is open. */
const alone = account => holding === account.username || new Promise(resolve => locks.request(`${app.of.locks}-open-${account.username}`, {ifAvailable: true}, held => {
  if (held) holding = account.username;
  resolve(Boolean(held));
  return held && new Promise(() => {});
}));

export async function unlock(pin) {
  const opened = await openWith(app.db, app.account, pin);
  if (opened.key) await enter(opened.account, opened.key, opened.pinKey);
  else app.account = opened.account ?? app.account;
  return opened;
}

/** Out of memory with everything; the PIN brings it back. */
export function lock() {
  location.reload();
}

/** Leaves for good: the server forgets this login, the phone its key. What has not arrived stays sealed. */
export async function leave() {
  try {
    await app.server.send('DELETE', '/devices/mine');
  } catch (e) {
    if (!(e instanceof Away || e instanceof Ended || e instanceof Refused)) throw e;
  }
  await app.box.put('session', 'token', undefined);
  await drop(app.db, app.account);
  location.hash = '';
  lock();
}

// ---- speaking to the server ----

function progress(what) {
  app.line = {away: 'away', ended: 'ended'}[what] ?? 'there';
  if (what !== 'sending') head();
  else heading ??= setTimeout(() => {
    heading = null;
    head();
  }, 1_000);
  if (what === 'taken' || what === 'refused') document.dispatchEvent(new CustomEvent('care-queue'));
}

/** Something was written: it goes when the hand rests. */
export function touched() {
  clearTimeout(timer);
  timer = setTimeout(() => sync(), 2_000);
  clearTimeout(heading);
  heading = setTimeout(() => {
    heading = null;
    head();
  }, 300);
}

/** Sends what waits, then fetches what is assigned; one at a time. @param fetchToo also without anything to send */
export async function sync(fetchToo = false) {
  if (under) {
    wanted = {fetchToo: fetchToo || wanted?.fetchToo};
    return under;
  }
  under = speakWith(fetchToo);
  try {
    await under;
  } finally {
    under = null;
  }
  if (wanted) {
    const next = wanted.fetchToo;
    wanted = null;
    await sync(next);
  }
}

async function speakWith(fetchToo) {
  clearTimeout(timer);
  if (!app.work || !app.server.known) {
    app.line = app.work ? 'ended' : app.line;
    return head();
  }
  if (!navigator.onLine) return later('away');
  head();
  try {
    await app.work.harvest();
    const sent = (await app.queue.counts()).waiting > 0;
    const result = await app.queue.flush((piece, refusal) => app.work.refused(piece, refusal), piece => app.work.taken(piece));
    if (result === 'away' || result === 'ended') return later(result);
    if (result === 'rest' && (fetchToo || sent && app.of.refetches)) await fetchDown();
    app.line = 'there';
    tries = 0;
    await head();
    if (sent || fetchToo) again();
  } catch (e) {
    if (e instanceof Away || e instanceof Ended) return later(e instanceof Ended ? 'ended' : 'away');
    tell(e instanceof Refused ? e.message : t('write.failed'), 'danger');
    if (!(e instanceof Refused)) console.warn(e);
  }
  timer = setTimeout(() => sync(true), WAITS[2] * 2);
}

async function fetchDown() {
  const down = await app.work.download();
  app.account = await prolong(app.db, app.account, app.pinKey, down.offlineDays);
}

function later(why) {
  app.line = why;
  head();
  if (why === 'ended') return;
  timer = setTimeout(() => sync(), WAITS[Math.min(tries++, WAITS.length - 1)]);
  navigator.serviceWorker?.ready.then(worker => worker.sync?.register('care-queue')).catch(() => {});      // where the browser wakes us
}

/** Something has changed below the hand: a screen that holds nothing half typed is drawn again. */
function again() {
  if (still) draw();
}

// ---- what is shown ----

export function go(hash) {
  if (location.hash.slice(1) === hash) draw();
  else location.hash = hash;
}

const fillIn = (place, parts) => place.replaceChildren(...[parts].flat(Infinity).filter(Boolean));

async function draw() {
  const [name, ...args] = location.hash.slice(1).split('/');
  const turn = ++turns;
  const screen = app.elsewhere ? entry.elsewhere : !app.account || !app.key ? (name === 'login' || !app.account ? entry.login : entry.pin) : SHARED[name] ?? app.of.screens[name] ?? app.of.screens[''];
  const made = await screen(...args.map(decodeURIComponent));
  if (turn !== turns) return;                    // another screen was asked for meanwhile
  fillIn(document.getElementById('main'), made.main);
  fillIn(document.getElementById('dock'), made.dock);
  app.title = made.title;
  app.back = made.back;
  still = Boolean(made.still);
  document.title = `${made.title} · ${t('title')}`;
  head();
  made.shown?.();
}

window.addEventListener('hashchange', async () => {
  await draw();
  window.scrollTo(0, 0);
  document.getElementById('main').focus({preventScroll: true});
});

let line = '';

/** The bar of a screen, and below it the line that says whether everything has arrived; it is made anew only when it says something else. */
async function head() {
  const left = app.work ? await app.work.unsent() : null;
  const waits = left ? left.waiting + left.draft + left.refused : 0;
  const said = app.line === 'ended' ? ['alert', t('line.ended')] : app.line === 'away' ? ['offline', t(waits ? 'line.away.waiting' : 'line.away', waits, bytes(left?.bytes ?? 0))]
    : app.queue?.sending ? ['cloud', t('line.sending', waits, bytes(left?.bytes ?? 0))] : waits ? ['cloud', t('line.waiting', waits, bytes(left?.bytes ?? 0))] : ['check', t('line.all')];
  const now = JSON.stringify([app.title, app.back, said, left?.refused, app.full, Boolean(app.update), app.language, Boolean(app.work)]);
  if (now === line) return;
  line = now;
  document.getElementById('top').replaceChildren(...[
    h('div', {class: 'bar'}, app.back !== undefined && app.back !== null ? h('a', {class: 'bar__back', href: `#${app.back}`, 'aria-label': t('back')}, icon('back')) : null, h('h1', {}, app.title ?? t('title')), app.work ? h('a', {class: 'bar__tool', href: '#phone', 'aria-label': t('phone.title')}, icon('gear')) : null),
    app.work ? h('a', {class: `line line--${app.line === 'ended' || left.refused ? 'danger' : app.line === 'away' ? 'warn' : waits ? 'wait' : 'ok'}`, href: app.line === 'ended' ? '#login' : '#phone'}, icon(said[0]), said[1], left.refused ? h('b', {}, t('line.refused', left.refused)) : null) : null,
    app.full ? h('p', {class: 'line line--danger'}, icon('alert'), t('line.full')) : null,
    app.update ? h('button', {type: 'button', class: 'line line--wait', onclick: () => app.update.postMessage('take over')}, t('line.update')) : null,
  ].filter(Boolean));
}

export async function room() {
  const {usage = 0, quota = 0} = await navigator.storage?.estimate?.() ?? {};
  app.full = quota > 0 && quota - usage < NEARLY_FULL;
  return {usage, quota, own: app.account ? (await sizes(app.db, app.account.username)).reduce((sum, kind) => sum + kind.bytes, 0) : 0};
}

export async function useLanguage(language) {
  app.language = language;
  localStorage.setItem(`care-${app.of.name}-language`, language);
  await speak(language, app.of.name);
  if (app.server) app.server.language = language;
}

// ---- begin ----

/**
 * Begins with an application.
 *
 * @param of {name: of its database and its words, locks: what keeps its windows apart, screens: by the first part of the address, '' is
 *           home, work(box, queue, server): what is done with it, entered?(): the key is there, refetches?: what was sent changes what
 *           there is to fetch, title(group): of a group of pieces, rescue?: a part of the screen about the phone}
 */
export async function begin(of) {
  app.of = of;
  await useLanguage(localStorage.getItem(`care-${of.name}-language`) ?? (navigator.language.startsWith('en') ? 'en' : 'zh'));
  app.db = await open(`care-${of.name}`);
  const known = await accounts.all(app.db);
  app.account = known.find(account => account.username === localStorage.getItem(`care-${of.name}-last`)) ?? known[0] ?? null;
  await room();
  await draw();
  if ('serviceWorker' in navigator) keepUp(await navigator.serviceWorker.register('sw.js', {scope: './'}));
}

/** A newer application waits until whoever works here takes it; what is stored is the same for both. */
function keepUp(registration) {
  const waiting = () => {
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    app.update = registration.waiting;
    head();
  };
  waiting();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', waiting));
  let controlled = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (controlled) location.reload();
    controlled = true;
  });
  navigator.serviceWorker.addEventListener('message', event => event.data === 'send' && sync());
}

// what could not be written is said; it is still on the screen
window.addEventListener('unhandledrejection', event => {
  console.warn(event.reason);
  tell(t('write.failed'), 'danger');
});
window.addEventListener('online', () => {
  tries = 0;
  sync(true);
});
window.addEventListener('offline', () => {
  app.line = 'away';
  head();
});
window.addEventListener('beforeinstallprompt', event => {
  event.preventDefault();
  app.install = event;
  again();
});
document.addEventListener('visibilitychange', () => {
  if (document.hidden) hidden = Date.now();
  else if (app.key && hidden && Date.now() - hidden > LOCK_AFTER) lock();
  else if (app.work) {
    room();
    sync();
  }
});
document.addEventListener('care-queue', again);
