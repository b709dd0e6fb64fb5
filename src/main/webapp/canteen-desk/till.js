// What happens at the table: somebody is served, and what they pay is said at once; the meal goes to the server when there is signal. What
// was downloaded decides until then. A meal is written together with its piece of the queue; what follows from the server's answer is
// written together with the end of the piece.

import {Kept} from '../phone/kept.js';
import {file, sha256} from '../phone/queue.js';
import {china, t} from '../phone/view.js';

const DAY = 86_400_000;
/** Meals that are through stay this long as their own receipt. */
const KEPT_DAYS = 3;
/** A clock that is off by less is not put right. */
const OFF = 60_000;
/** In the order in which the server takes them where they cost the guest the same. */
const CLASSES = ['EXTREME_POVERTY', 'SUBSISTENCE', 'SUBSISTENCE_MARGIN', 'DISABILITY', 'AGED_80', 'AGED_65'];
const STATES = {TAKEN: 'taken', AGAIN: 'again', KEPT: 'kept'};
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** What a reader or a camera gives: {card}, {identityNumber}, or null when it is neither. */
export function read(text) {
  const code = text.trim().toUpperCase().replace(/.*[=/]/, '');
  if (/^\d{17}[\dX]$/.test(code)) return isIdentity(code) ? {identityNumber: code} : null;
  return /^[0-9A-Z]{12}$/.test(code) ? {card: code} : null;
}

function isIdentity(number) {
  return '10X98765432'[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(number[i]), 0) % 11] === number[17];
}

const digest = text => sha256(new TextEncoder().encode(text));
const minutes = time => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const stands = meal => !meal.struck && ['waiting', 'taken', 'again', 'kept'].includes(meal.state);

export class Till {
  #queue;
  #server;
  #kept;
  #metas;
  #picked = null;

  constructor(box, queue, server) {
    this.#queue = queue;
    this.#server = server;
    this.#kept = new Kept(box);
  }

  /** Everything of this account into memory, after the PIN. */
  async load() {
    [this.canteens, this.meals, this.#metas] = await this.#kept.load(['canteen', 'meal', 'meta']);
  }

  async #commit(make) {
    const entries = await this.#kept.commit(make);
    if (entries.length) document.dispatchEvent(new CustomEvent('care-till'));
    return entries;
  }

  get meta() {
    return this.#metas.get('me') ?? {id: 'me', at: null, ahead: 0, canteen: null};
  }

  /** The time of the server, as far as it is known here. */
  now() {
    return new Date(Date.now() - this.meta.ahead);
  }

  get day() {
    return china(this.now()).day;
  }

  /** Where one is: the only table there is, or the one that was chosen. */
  get canteen() {
    return this.canteens.size === 1 ? this.canteens.values().next().value : this.canteens.get(this.meta.canteen) ?? null;
  }

  choose(id) {
    return this.#commit(() => [['meta', 'me', now => ({...now, canteen: id})]]);
  }

  /** The sitting by the clock, or the one that was picked today. */
  get sitting() {
    if (this.#picked?.day === this.day && this.#picked.canteen === this.canteen.id) return this.#picked.sitting;
    const now = minutes(china(this.now()).time);
    const sittings = this.canteen.sittings;
    return (sittings.find(one => now <= minutes(one.closes) + 60) ?? sittings.at(-1))?.sitting ?? null;
  }

  pick(sitting) {
    this.#picked = {day: this.day, canteen: this.canteen.id, sitting};
    document.dispatchEvent(new CustomEvent('care-till'));
  }

  /** Why nobody can be served today: a sentence, or null. */
  get shut() {
    const canteen = this.canteen;
    if (canteen.state !== 'OPEN') return t(`shut.${canteen.state}`);
    const closure = canteen.closures.find(one => one.from <= this.day && one.until > this.day);
    if (closure) return t('shut.closure', closure.reason);
    const weekday = new Date(`${this.day}T00:00:00Z`).getUTCDay() || 7;
    if (!canteen.weekdays.includes(weekday)) return t('shut.weekday');
    return this.sitting ? null : t('shut.no-sitting');
  }

  get menu() {
    return this.canteen.menus.find(menu => menu.day === this.day && menu.sitting === this.sitting) ?? null;
  }

  // ---- what comes down ----

  async download() {
    const asked = Date.now();
    const down = await this.#server.get('/canteen-desk');
    const ahead = Math.round((asked + Date.now()) / 2 - Date.parse(down.at));
    await this.#commit(() => {
      const fresh = new Map(down.canteens.map(canteen => [canteen.id, canteen]));
      const standing = new Set(down.canteens.flatMap(canteen => canteen.taken.map(one => one.id)));
      const before = new Date(Date.now() - KEPT_DAYS * DAY).toISOString();
      const entries = [['meta', 'me', now => ({...now ?? this.meta, at: down.at, ahead: Math.abs(ahead) < OFF ? 0 : ahead})]];
      for (const id of this.canteens.keys()) if (!fresh.has(id)) entries.push(['canteen', id, undefined]);
      for (const canteen of down.canteens) entries.push(['canteen', canteen.id, canteen]);
      for (const meal of this.meals.values()) {
        if (meal.at < before && meal.state !== 'waiting' && meal.state !== 'refused' && meal.look !== 'open' && !this.#isStriking(meal)) entries.push(['meal', meal.id, undefined]);
        else if (meal.state === 'taken' && meal.day === china(new Date(down.at)).day && fresh.has(meal.canteen) && meal.answer.at < asked && !standing.has(meal.answer.id)) entries.push(['meal', meal.id, now => ({...now, state: 'gone'})]);       // cancelled at the desk
      }
      return entries;
    });
    return down;
  }

  // ---- who it is and what they pay ----

  /** Whom of the regulars somebody is, as far as that can be told here. */
  find(who) {
    const guests = this.canteen.guests;
    if (who.personId) return guests.find(guest => guest.personId === who.personId) ?? null;
    if (who.card) return guests.find(guest => guest.card === who.card) ?? null;
    const fitting = who.identityNumber ? guests.filter(guest => guest.identityTail === who.identityNumber.slice(-4) && guest.born === who.identityNumber.slice(6, 14).replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3'))
      : who.name ? guests.filter(guest => guest.called === who.name && guest.born === who.born) : [];
    return fitting.length === 1 ? fitting[0] : null;
  }

  /** The price that costs somebody of these classes least; outside the tiers the menu's, or everybody else's. @returns null when none is known here */
  price(classes, sitting = this.sitting) {
    const prices = this.canteen.prices.filter(price => price.sitting === sitting);
    const own = prices.filter(price => classes.includes(price.guestClass) && price.guestClass !== 'OTHER').sort((a, b) => a.personFen - b.personFen || CLASSES.indexOf(a.guestClass) - CLASSES.indexOf(b.guestClass));
    if (own.length) return own[0];
    const other = prices.find(price => price.guestClass === 'OTHER') ?? null;
    const day = this.canteen.menus.find(menu => menu.day === this.day && menu.sitting === sitting)?.priceFen;
    return other && day ? {...other, priceFen: day, personFen: day} : other;
  }

  /** When somebody was served at this sitting, here or as downloaded: an instant, or null. */
  #eaten(key, personId, sitting) {
    const here = [...this.meals.values()].find(meal => stands(meal) && meal.key === key && meal.day === this.day && meal.sitting === sitting);
    if (here) return here.at;
    return personId ? this.#standing(this.canteen, this.day).find(one => one.personId === personId && one.sitting === sitting)?.at ?? null : null;
  }

  /** The meals of a day that the server knew of, without those that have been taken back here since. */
  #standing(canteen, day) {
    if (!this.meta.at || china(new Date(this.meta.at)).day !== day) return [];
    const struck = new Set([...this.meals.values()].filter(meal => meal.struck || meal.state === 'gone').map(meal => meal.answer?.id));
    return canteen.taken.filter(one => !struck.has(one.id));
  }

  eaten(guest, sitting = this.sitting) {
    return this.#eaten(`p${guest.personId}`, guest.personId, sitting);
  }

  /** @returns {taken, waiting, look} of this table: meals of the sitting, pieces that have not arrived, what is to be looked at */
  counts() {
    const {canteen, day, sitting} = this;
    const ids = new Set(this.#standing(canteen, day).filter(one => one.sitting === sitting).map(one => one.id));
    let taken = 0, waiting = 0;
    for (const meal of this.meals.values()) {
      if (meal.state === 'waiting' || this.#isStriking(meal)) waiting++;
      if (meal.canteen !== canteen.id || meal.day !== day || meal.sitting !== sitting || !stands(meal) || meal.state === 'kept') continue;
      if (meal.state === 'waiting') taken++;
      else ids.add(meal.answer.id);
    }
    return {taken: taken + ids.size, waiting, look: this.toLook().length};
  }

  #isStriking(meal) {
    return Boolean(meal.struck) && meal.state !== 'gone';
  }

  toLook() {
    return [...this.meals.values()].filter(meal => meal.look === 'open').sort((a, b) => a.at.localeCompare(b.at));
  }

  // ---- serving ----

  /**
   * Somebody is served.
   *
   * @param who {personId} | {card} | {identityNumber} | {name, born} | {guest}
   * @param more {proof, photo} of a delivery
   * @returns the meal, or {eaten: when} when they have had theirs
   */
  async take(way, who, more = {}) {
    const at = this.now().toISOString();
    const {canteen, day, sitting} = this;
    const guest = this.find(who);
    const id = crypto.randomUUID();
    const key = guest ? `p${guest.personId}` : way === 'WALK_IN' ? id : await digest(JSON.stringify(who));
    const picture = more.photo ? await file(more.photo.id, more.photo.bytes) : [];
    let made;
    await this.#commit(() => {
      const eaten = this.#eaten(key, guest?.personId, sitting);
      if (eaten) {
        made = {eaten};
        return [];
      }
      const earlier = [...this.meals.values()].filter(meal => meal.key === key && meal.day === day && meal.sitting === sitting && meal.canteen === canteen.id);
      const struck = earlier.find(meal => this.#isStriking(meal) && !meal.cancelQueued && ['waiting', 'taken', 'again'].includes(meal.state));
      if (struck) {                         // it has not been taken back at the server: it simply stands again
        made = {...struck, struck: null};
        return [['meal', struck.id, now => ({...now, struck: null})]];
      }
      const group = earlier[0]?.group ?? `meal/${id}`;
      const upload = more.photo?.id ?? null;
      const body = {canteenId: canteen.id, ...who, date: day, sitting, way, takenAt: at, keep: true, proof: more.proof ?? null, upload};
      const entry = this.#queue.entry({group, kind: 'meal', path: '/meals', once: true, meal: id, uploads: upload ? [upload] : [], size: (more.photo?.bytes.byteLength ?? 0) + JSON.stringify(body).length, body});
      made = {
        id, group, key, piece: entry[1], canteen: canteen.id, day, sitting, at, way, personId: guest?.personId ?? null, called: guest?.called ?? who.name ?? who.guest ?? '', tail: guest?.identityTail ?? who.identityNumber?.slice(-4) ?? who.card?.slice(-4) ?? '',
        price: this.price(guest?.classes ?? [], sitting), sure: Boolean(guest) || way === 'WALK_IN', state: 'waiting', answer: null, struck: null, cancelQueued: false, look: null,
      };
      return [['meal', id, made], entry, ...picture];
    });
    return made;
  }

  /** A meal that was taken by mistake. What has not been sent stays here; otherwise the server is told to cancel it. */
  strike(id) {
    return this.#commit(async () => {
      const meal = this.meals.get(id);
      if (!meal || meal.struck || !['waiting', 'taken'].includes(meal.state)) return [];
      if (meal.state === 'waiting' && await this.#queue.withdraw(meal.piece)) return [...await this.#without(meal), ['meal', id, now => ({...now, state: 'gone', struck: {at: this.now().toISOString()}})]];
      return [['meal', id, now => ({...now, struck: {at: this.now().toISOString()}})]];
    });
  }

  /** The piece of a meal with its picture, to be taken away. */
  async #without(meal) {
    const uploads = (await this.#queue.pieces()).find(piece => piece.id === meal.piece)?.uploads ?? [];
    return [['piece', meal.piece, undefined], ...uploads.flatMap(upload => [['bytes', upload, undefined], ['upload', upload, undefined]])];
  }

  // ---- the queue ----

  /** Makes up for what a tablet that was killed has left undone, then turns what was taken back meanwhile into pieces. */
  async harvest() {
    for (const piece of await this.#queue.pieces()) {
      if (piece.state === 'sent') await this.taken(piece);
      if (piece.state === 'refused' && (piece.kind !== 'meal' || this.meals.get(piece.meal)?.state === 'waiting')) await this.refused(piece, {code: piece.error.code, message: piece.error.detail});
    }
    await this.#commit(() => [...this.meals.values()].filter(meal => this.#isStriking(meal) && !meal.cancelQueued).flatMap(meal => this.#cancelling(meal)));
  }

  /** Of a meal that was taken back and has been answered: what becomes of it at the server. */
  #cancelling(meal) {
    if (meal.state === 'again') return [['meal', meal.id, {...meal, state: 'gone', answer: null}]];       // the one that stands was taken by another tablet
    const entry = meal.state === 'taken' ? this.#queue.entry({group: meal.group, kind: 'cancel', method: 'DELETE', path: `/meals/${meal.answer.id}`, meal: meal.id, body: {why: t('struck.why')}})
      : meal.state === 'kept' ? this.#drop(meal) : null;
    return entry ? [entry, ['meal', meal.id, {...meal, cancelQueued: true, look: null}]] : [];
  }

  #drop(meal) {
    return this.#queue.entry({group: meal.group, kind: 'drop', path: `/meals/doubts/${meal.answer.doubtId}/drop`, meal: meal.id, body: {why: t('look.away.why')}});
  }

  /** A piece has arrived. */
  async taken(piece) {
    const gone = [['piece', piece.id, undefined], ...piece.uploads.map(upload => ['upload', upload, undefined])];
    if (piece.kind !== 'meal') {
      await this.#commit(() => [...gone, ['meal', piece.meal, now => now && {...now, state: 'gone'}]]);
      return;
    }
    const said = piece.receipt;
    const state = STATES[said.outcome];
    const answer = {id: said.id, doubtId: said.doubtId, name: said.name, guestClass: said.guestClass, priceFen: said.priceFen, payFen: said.payFen, payers: said.payers, detail: said.detail, at: Date.now()};
    await this.#commit(() => {
      const meal = this.meals.get(piece.meal);
      if (!meal) return gone;
      const answered = {...meal, state, answer, look: !meal.struck && (state === 'kept' || state === 'taken' && said.payFen !== meal.price?.personFen) ? 'open' : null};
      return [...gone, ['meal', meal.id, answered], ...answered.struck ? this.#cancelling(answered) : []];
    });
  }

  /** The server will not take a piece: a meal waits to be looked at; what was to be taken back stands. */
  async refused(piece, refusal) {
    const answer = {detail: refusal.message, at: Date.now()};
    if (piece.kind === 'meal') await this.#commit(() => this.meals.get(piece.meal)?.struck ? [['piece', piece.id, undefined], ['meal', piece.meal, now => ({...now, state: 'gone'})]] : [['meal', piece.meal, now => now && {...now, state: 'refused', answer, look: 'open'}]]);
    else await this.#commit(() => [['piece', piece.id, undefined], ['meal', piece.meal, now => now && {...now, state: now.state === 'gone' ? 'kept' : now.state, struck: null, cancelQueued: false, look: 'open', answer: {...now.answer, detail: refusal.message}, stuck: true}]]);
  }

  // ---- what is to be looked at ----

  /** @param how 'away': the guest was turned away; 'office': others decide; 'seen': nothing is to be done; 'again': sent once more */
  settle(id, how) {
    return this.#commit(async () => {
      const meal = this.meals.get(id);
      if (meal?.look !== 'open') return [];
      if (how === 'again') return [...(await this.#queue.pieces()).filter(piece => piece.id === meal.piece).map(piece => ['piece', piece.id, {...piece, state: 'waiting', error: null}]), ['meal', id, now => ({...now, state: 'waiting', answer: null, look: null})]];
      if (how !== 'away') return [['meal', id, now => ({...now, look: how === 'office' ? 'office' : null})]];
      if (meal.state === 'refused') return [...await this.#without(meal), ['meal', id, now => ({...now, state: 'gone', look: null})]];
      return [this.#drop(meal), ['meal', id, now => ({...now, state: 'gone', look: null})]];
    });
  }

  /** What has not arrived. @returns {waiting, bytes, refused, draft} */
  async unsent() {
    const counts = await this.#queue.counts();
    return {...counts, draft: [...this.meals.values()].filter(meal => this.#isStriking(meal) && !meal.cancelQueued).length};
  }

  /** Of a group of pieces. */
  title(group) {
    const meal = [...this.meals.values()].find(one => one.group === group);
    return meal ? `${meal.called || t('guest')} · ${china(new Date(meal.at)).time}` : t('guest');
  }

  /** What was downloaded is of another day. */
  get stale() {
    return Boolean(this.meta.at) && china(new Date(this.meta.at)).day !== this.day;
  }
}
