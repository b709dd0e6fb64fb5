// The table: who comes in is tapped on the list, read from a card, or looked for; above it how the sitting stands and what was said last.

import {app, go, sync} from '../../phone/app.js';
import {scan} from '../../phone/scan.js';
import {freshness, install} from '../../phone/screens/phone.js';
import {h, t, word, icon, field, wrong} from '../../phone/view.js';
import {read} from '../till.js';
import {follow, hour, nameOf, paid, pays, serve, split, standing, tabs, yuan} from './parts.js';

/** What is shown in the banner: {meal: id} or {eaten, name}. */
let said = null;

export function canteens() {
  const all = [...app.work.canteens.values()];
  return {title: t('canteens.title'), back: app.work.canteen ? '' : null, still: true, main: [install(), freshness(),
    all.length ? h('ul', {class: 'cards'}, all.map(canteen => h('li', {}, h('button', {type: 'button', class: 'button button--wide tall', onclick: async () => {
      await app.work.choose(canteen.id);
      said = null;
      go('');
    }}, canteen.name, h('span', {class: 'muted'}, word('canteen.CanteenState', canteen.state)))))) : h('div', {class: 'empty'}, h('h2', {}, t('canteens.empty')), h('p', {}, t(app.work.meta.at ? 'canteens.empty.what' : 'canteens.never')))]};
}

export function desk() {
  if (!app.work.canteen) return canteens();
  const tiles = faces();
  return {title: app.work.canteen.name, main: [tabs(''), head(), h('div', {class: 'desk'}, h('section', {class: 'ways', 'aria-label': t('ways')}, banner(), reader(), ways()), tiles)], shown: () => document.getElementById('reader')?.focus({preventScroll: true})};
}

/** The sitting, the day, and how far it has come. */
function head() {
  return follow(h('section', {class: 'card sitting', 'aria-label': t('sitting')}), section => {
    const {canteen, sitting, shut, menu} = app.work;
    const counts = app.work.counts();
    const key = JSON.stringify([sitting, shut, counts, canteen, app.work.day, app.work.stale, app.language]);
    if (section.dataset.key === key) return;
    section.dataset.key = key;
    const held = section.contains(document.activeElement) ? document.activeElement.dataset.sitting : null;
    section.replaceChildren(...[
      h('div', {class: 'sitting__row'}, h('div', {class: 'three', role: 'group', 'aria-label': t('sitting')}, canteen.sittings.map(one => h('button', {type: 'button', 'aria-pressed': String(one.sitting === sitting), dataset: {sitting: one.sitting}, onclick: () => app.work.pick(one.sitting)}, word('canteen.Sitting', one.sitting)))),
        h('p', {class: 'sitting__day'}, app.work.day), h('p', {class: 'sitting__count'}, t('count.taken', counts.taken, canteen.seats)), counts.waiting ? h('p', {class: 'state state--wait'}, t('count.waiting', counts.waiting)) : null, counts.look ? h('p', {class: 'state state--danger'}, t('count.look', counts.look)) : null,
        app.work.canteens.size > 1 ? h('a', {class: 'button', href: '#canteens'}, t('canteens.other')) : null),
      shut ? h('p', {class: 'note note--danger'}, shut) : null,
      app.work.stale ? h('div', {class: 'note note--warn'}, t('stale'), freshness()) : null,
      menu ? h('p', {class: 'muted'}, t('menu', menu.dishes.map(dish => dish.allergens.length ? t('menu.dish', dish.name, dish.allergens.map(allergen => word('kitchen.Allergen', allergen)).join(t('and'))) : dish.name).join(t('and')))) : null,
    ].filter(Boolean));
    if (held) section.querySelector(`[data-sitting=${held}]`)?.focus();
  });
}

/** Who was served last, what they pay and how it is shared, or why they were not. */
function banner() {
  return follow(h('div', {class: 'banner', role: 'status', id: 'banner'}), place => {
    const meal = said?.meal && app.work.meals.get(said.meal);
    const key = JSON.stringify([said, meal, app.language]);
    if (place.dataset.key === key) return;
    place.dataset.key = key;
    if (said?.eaten) place.replaceChildren(h('div', {class: 'note note--warn'}, h('strong', {class: 'banner__name'}, said.name), h('p', {class: 'banner__pay'}, t('eaten', hour(said.eaten))), h('p', {}, t('eaten.what'))));
    else if (said?.why) place.replaceChildren(h('div', {class: 'note note--danger'}, h('p', {class: 'banner__pay'}, said.why)));
    else if (!meal) place.replaceChildren(h('p', {class: 'note'}, t('banner.begin')));
    else place.replaceChildren(served(meal));
  });
}

function served(meal) {
  const [tone, how] = standing(meal);
  const parts = meal.answer?.payers ?? meal.price;
  const bad = meal.state === 'kept' || meal.state === 'refused';
  return h('div', {class: `note note--${bad ? 'danger' : meal.sure || meal.answer ? 'ok' : 'warn'}`, dataset: {state: meal.struck ? 'struck' : meal.state}}, h('strong', {class: 'banner__name'}, nameOf(meal), ' ', h('span', {}, word('meal.GuestClass', meal.answer?.guestClass ?? (meal.sure ? meal.price?.guestClass : null)))),
    bad ? [h('p', {class: 'banner__pay'}, t('meal.not')), h('p', {}, meal.answer.detail), h('a', {class: 'button', href: '#look'}, t('tab.look'))]
      : [h('p', {class: 'banner__pay'}, paid(meal)), parts ? h('p', {}, t('split', yuan(meal.answer?.priceFen ?? meal.price.priceFen), split(parts))) : null, meal.sure || meal.answer ? null : h('p', {}, t('unsure'))],
    h('p', {class: 'banner__state'}, h('span', {class: `state state--${tone}`}, how), ' ', hour(meal.at)), strike(meal));
}

/** What has not been taken back may be, here and at the server. */
export const strike = meal => meal.struck || !['waiting', 'taken'].includes(meal.state) ? null : h('button', {type: 'button', class: 'button', 'aria-label': t('strike.of', nameOf(meal)), onclick: async () => {
  await app.work.strike(meal.id);
  sync();
}}, t('strike'));

/** Serves and says so. */
async function serveHere(way, who, name) {
  const shut = app.work.shut;
  if (shut) said = {why: shut};
  else {
    const made = await serve(way, who);
    said = made.eaten ? {eaten: made.eaten, name: app.work.find(who)?.called ?? name} : {meal: made.id};
  }
  const input = document.getElementById('reader');
  if (input) wrong(input, null);
  document.dispatchEvent(new CustomEvent('care-till'));
  return !shut;
}

// ---- by card, by number, by name ----

/** A reader types like a keyboard and ends with Enter; nothing on the screen has to be tapped before. */
function reader() {
  const input = h('input', {type: 'text', id: 'reader', inputmode: 'none', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false'});
  const submit = async event => {
    event.preventDefault();
    const code = input.value;
    input.value = '';
    if (code.trim()) await byCode(input, code);
    input.focus({preventScroll: true});
  };
  document.addEventListener('keydown', function typed(event) {
    if (!input.isConnected) return document.removeEventListener('keydown', typed);
    if (/^[0-9A-Za-z]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest?.('input, textarea, select, dialog')) input.focus({preventScroll: true});
  });
  return h('form', {id: 'reading', novalidate: true, onsubmit: submit}, field(t('reader'), input, t('reader.hint')));
}

async function byCode(input, code) {
  const who = read(code);
  if (!wrong(input, who ? null : t('reader.unread', code.trim().slice(0, 40)))) return;
  await serveHere(who.card ? 'CARD' : 'IDENTITY', who, t('guest.tail', (who.card ?? who.identityNumber).slice(-4)));
}

/** The other ways in; one of them is open at a time. */
function ways() {
  const place = h('div', {});
  let open = null, looking = null;
  const choose = name => {
    looking?.abort();
    looking = null;
    open = open === name ? null : name;
    buttons.querySelectorAll('button').forEach(button => button.setAttribute('aria-pressed', String(button.dataset.way === open)));
    place.replaceChildren(...open ? [{scan: camera, identity, name: named, walkin}[open]()] : []);
    place.querySelector('input')?.focus();
  };
  const buttons = h('div', {class: 'three', role: 'group', 'aria-label': t('ways')}, ['scan', 'identity', 'name', 'walkin'].map(name => h('button', {type: 'button', 'aria-pressed': 'false', dataset: {way: name}, onclick: () => choose(name)}, t(`way.${name}`))));

  function camera() {
    const video = h('video', {class: 'camera', playsinline: true, 'aria-label': t('scan.camera')});
    const note = h('p', {class: 'error', role: 'alert'});
    looking = new AbortController();
    setTimeout(() => scan(video, looking.signal, async code => {
      const who = read(code);
      note.textContent = who ? '' : t('reader.unread', code.slice(0, 40));
      if (who) await serveHere(who.card ? 'CARD' : 'IDENTITY', who, t('guest.tail', (who.card ?? who.identityNumber).slice(-4)));
    }).catch(() => {
      note.textContent = t('scan.no-camera');
    }));
    return h('div', {class: 'field'}, video, note);
  }

  const form = (submit, ...fields) => h('form', {class: 'field', novalidate: true, onsubmit: async event => {
    event.preventDefault();
    if (await submit()) choose(open);
  }}, fields, h('button', {type: 'submit', class: 'button button--main'}, t('serve')));

  function identity() {
    const number = h('input', {type: 'text', autocomplete: 'off', autocapitalize: 'characters', maxlength: 18, spellcheck: 'false'});
    return form(() => {
      const who = read(number.value);
      return wrong(number, who?.identityNumber ? null : t('identity.wrong')) && serveHere('IDENTITY', who, t('guest.tail', who.identityNumber.slice(-4)));
    }, field(t('identity'), number, t('identity.hint')));
  }

  function named() {
    const name = h('input', {type: 'text', autocomplete: 'off', maxlength: 60});
    const born = h('input', {type: 'date', max: app.work.day});
    return form(() => wrong(name, name.value.trim() ? null : t('needed')) && wrong(born, born.value && born.value < app.work.day ? null : t('born.needed')) && serveHere('NAME', {name: name.value.trim(), born: born.value}, name.value.trim()), field(t('name'), name), field(t('born'), born));
  }

  function walkin() {
    const name = h('input', {type: 'text', autocomplete: 'off', maxlength: 60});
    const price = app.work.price([]);
    return form(() => serveHere('WALK_IN', {guest: name.value.trim()}, name.value.trim()), h('p', {}, price ? t('walkin.pays', pays(price.personFen)) : t('pays.unknown')), field(t('walkin.name'), name, t('walkin.hint')));
  }
  return [buttons, place];
}

// ---- by face ----

function faces() {
  const search = h('input', {type: 'text', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', oninput: () => fill(), onkeydown: async event => {
    const who = event.key === 'Enter' && read(search.value);
    if (!who) return;                      // a card was put on the reader while the hand was here
    search.value = '';
    await byCode(document.getElementById('reader'), who.card ?? who.identityNumber);
    fill();
  }});
  const list = h('ul', {class: 'tiles'});
  const none = h('p', {class: 'muted', role: 'status'});
  const known = new Map();
  function fill() {
    const guests = [...app.work.canteen.guests].sort((a, b) => a.initials.localeCompare(b.initials) || a.personId - b.personId);
    const typed = search.value.trim().toLowerCase();
    for (const [id, tile] of known) if (!guests.some(guest => guest.personId === id)) {
      tile.remove();
      known.delete(id);
    }
    let shown = 0;
    for (const guest of guests) {
      if (!known.has(guest.personId)) known.set(guest.personId, list.appendChild(h('li', {})));
      const tile = known.get(guest.personId);
      tile.hidden = typed ? !guest.called.toLowerCase().includes(typed) && !guest.initials.startsWith(typed) : guest.address !== null;       // who is brought the meal may come all the same
      shown += tile.hidden ? 0 : 1;
      const eaten = app.work.eaten(guest);
      const price = app.work.price(guest.classes);
      const key = JSON.stringify([guest, eaten, price, app.language]);
      if (tile.dataset.key === key) continue;
      tile.dataset.key = key;
      const held = tile.contains(document.activeElement);
      tile.replaceChildren(h('button', {type: 'button', class: `tile${eaten ? ' is-taken' : ''}`, dataset: {person: guest.personId}, onclick: () => serveHere('FACE', {personId: guest.personId}, guest.called)},
        h('span', {class: 'tile__face', 'aria-hidden': 'true'}, [...guest.called][0]), h('span', {class: 'tile__name'}, guest.called), h('span', {class: 'tile__class'}, price ? [h('span', {}, word('meal.GuestClass', price.guestClass)), ' ', h('span', {}, pays(price.personFen))] : null), eaten ? h('span', {class: 'tile__taken'}, icon('check'), t('tile.taken', hour(eaten))) : null));
      if (held) tile.firstChild.focus();
    }
    none.textContent = shown ? '' : typed ? t('faces.none', search.value.trim()) : t('faces.empty');
  }
  return follow(h('section', {class: 'faces', 'aria-label': t('faces')}, field(t('faces.search'), search, t('faces.hint')), none, list), fill);
}
