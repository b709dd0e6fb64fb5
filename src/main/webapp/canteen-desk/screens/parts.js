// What the screens of the tablet have in common: the ways between them, and how it stands with a meal.

import {app, go, sync} from '../../phone/app.js';
import {h, t, china} from '../../phone/view.js';

export const yuan = fen => t('money', (fen / 100).toFixed(2));
export const hour = at => china(new Date(at)).time;
export const pays = fen => fen === 0 ? t('pays.nothing') : t('pays', yuan(fen));

/** Fills an element now and whenever something has changed, for as long as it is shown and there is a table to show. */
export function follow(element, fill) {
  document.addEventListener('care-till', function told() {
    if (!element.isConnected) document.removeEventListener('care-till', told);
    else if (app.work.canteen) fill(element);
    else go('');
  });
  fill(element);
  return element;
}

/** The screens, with how much is on each. */
export function tabs(now) {
  return follow(h('nav', {class: 'tabs', 'aria-label': t('tabs')}), nav => {
    const {canteen, day} = app.work;
    const brought = canteen.guests.filter(guest => guest.address !== null && !app.work.eaten(guest)).length;
    const counts = {'': null, deliveries: brought, meals: [...app.work.meals.values()].filter(meal => meal.canteen === canteen.id && meal.day === day && meal.state !== 'gone').length, look: app.work.toLook().length};
    const held = nav.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
    nav.replaceChildren(...Object.entries(counts).map(([name, count]) => h('a', {href: `#${name}`, 'aria-current': name === now ? 'page' : null, class: name === 'look' && count ? 'is-urgent' : null}, t(`tab.${name || 'desk'}`), count === null ? null : h('b', {}, String(count)))));
    if (held !== null) nav.querySelector(`[href="${held}"]`)?.focus();
  });
}

/** How a price is shared: everybody's part that is not nothing. */
export function split(parts) {
  return [['person', parts.personFen], ['district', parts.districtFen], ['village', parts.villageFen], ['donor', parts.donorFen]].filter(([, fen]) => fen > 0).map(([who, fen]) => t(`part.${who}`, yuan(fen))).join(' · ');
}

/** What the guest pays as far as it is known: by the server's word, or by what was downloaded. */
export function paid(meal) {
  const fen = meal.answer?.payFen ?? meal.price?.personFen;
  return fen === undefined ? t('pays.unknown') : pays(fen);
}

/** @returns [tone, sentence] */
export function standing(meal) {
  if (meal.state === 'gone') return ['idle', t('meal.gone')];
  if (meal.struck) return ['wait', t('meal.striking')];
  return {waiting: ['wait', t('meal.waiting')], taken: ['ok', t('meal.taken')], again: ['ok', t('meal.again')], kept: ['danger', t('meal.kept')], refused: ['danger', t('meal.refused')]}[meal.state];
}

export const nameOf = meal => meal.answer?.name || meal.called || (meal.tail ? t('guest.tail', meal.tail) : t('guest'));

/** Somebody is served: on the disk first, then said, then sent when there is signal. @returns the meal, or {eaten} */
export async function serve(way, who, more) {
  const made = await app.work.take(way, who, more);
  sync();
  return made;
}

/** Where there is nothing to show yet, or no table has been chosen: the screen that says so; null otherwise. */
export const elsewhere = () => app.work.canteen ? null : {title: t('title'), back: '', still: true, main: h('p', {class: 'note note--warn'}, h('a', {href: '#'}, t('canteens.choose')))};
