// The round with the meals that are brought: the stops in their order, and for each who took it, or a picture at the door.

import {app} from '../../phone/app.js';
import {take as photograph} from '../../phone/photo.js';
import {watch} from '../../phone/place.js';
import {h, t, word, icon, field, wrong, tell} from '../../phone/view.js';
import {elsewhere, follow, hour, nameOf, paid, serve, tabs} from './parts.js';

export function route() {
  const none = elsewhere();
  if (none) return none;
  const stops = new Map();
  const place = follow(h('ol', {class: 'cards route'}), list => {
    const guests = app.work.canteen.guests.filter(guest => guest.address !== null);
    for (const [id, stop] of stops) if (!guests.some(guest => guest.personId === id)) {
      stop.remove();
      stops.delete(id);
    }
    for (const guest of guests) {
      if (!stops.has(guest.personId)) stops.set(guest.personId, list.appendChild(h('li', {class: 'card stop', id: `stop-${guest.personId}`})));
      const stop = stops.get(guest.personId);
      const eaten = app.work.eaten(guest);
      const meal = eaten && [...app.work.meals.values()].find(one => one.personId === guest.personId && one.at === eaten);
      const key = JSON.stringify([guest, eaten, meal, app.work.sitting]);
      if (stop.dataset.key === key) continue;
      stop.dataset.key = key;
      stop.replaceChildren(...shown(guest, eaten, meal));
    }
  });
  const empty = app.work.canteen.guests.every(guest => guest.address === null);
  return {title: t('tab.deliveries'), back: '', main: [tabs('deliveries'), empty ? h('div', {class: 'empty'}, h('h2', {}, t('route.empty')), h('p', {}, t('route.empty.what'))) : place], shown: () => empty || watch()};
}

function shown(guest, eaten, meal) {
  const price = app.work.price(guest.classes);
  const who = [h('h2', {}, `${guest.stop}. ${guest.called}`), h('p', {}, guest.address), h('p', {class: 'muted'}, price ? word('meal.GuestClass', price.guestClass) : '', ' ', meal ? paid(meal) : '')];
  if (eaten) return [...who, h('p', {class: 'ok'}, icon('check'), ' ', t('route.brought', hour(eaten)))];
  const taker = h('input', {type: 'text', maxlength: 100, autocomplete: 'off', value: t('route.self')});
  let photo = null;
  const note = h('p', {class: 'muted', role: 'status'});
  const camera = h('input', {type: 'file', accept: 'image/*', capture: 'environment', class: 'hide', 'aria-label': t('route.photo.of', guest.called), onchange: async () => {
    const [picture] = camera.files;
    camera.value = '';
    if (!picture) return;
    try {
      photo = {id: crypto.randomUUID(), ...await photograph(picture, app.account.photoPixels, app.work.canteen.name, app.work.canteen.code)};
      note.textContent = t('route.photo.there');
    } catch {
      tell(t('route.photo.unreadable'), 'danger');
    }
  }});
  const submit = async event => {
    event.preventDefault();
    if (app.work.shut) return tell(app.work.shut, 'danger');
    if (!wrong(taker, taker.value.trim() ? null : t('needed'))) return;
    const made = await serve('DELIVERY', {personId: guest.personId}, {proof: taker.value.trim(), photo});
    tell(made.eaten ? t('eaten', hour(made.eaten)) : `${nameOf(made)} ${paid(made)}`, made.eaten ? 'warn' : 'ok');
  };
  return [...who, h('form', {class: 'brought', novalidate: true, onsubmit: submit}, field(t('route.taker'), taker), h('label', {class: 'button'}, icon('camera'), t('route.photo'), camera), h('button', {type: 'submit', class: 'button button--main', 'aria-label': t('route.bring.of', guest.called)}, t('route.bring'))), note];
}
