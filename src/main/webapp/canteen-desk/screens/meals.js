// The meals of the day as they were taken here, and those the server has another word about.

import {app, sync} from '../../phone/app.js';
import {h, t, word, state, ask} from '../../phone/view.js';
import {strike} from './desk.js';
import {elsewhere, follow, hour, nameOf, paid, pays, standing, tabs} from './parts.js';

export function all() {
  const none = elsewhere();
  if (none) return none;
  const list = follow(h('ul', {class: 'lines card'}), place => {
    const meals = [...app.work.meals.values()].filter(meal => meal.canteen === app.work.canteen.id && meal.day === app.work.day).sort((a, b) => b.at.localeCompare(a.at));
    const key = JSON.stringify(meals);
    if (place.dataset.key === key) return;
    place.dataset.key = key;
    place.replaceChildren(...meals.length ? meals.map(meal => {
      const [tone, how] = standing(meal);
      return h('li', {class: 'meal'}, h('span', {}, hour(meal.at), ' ', h('b', {}, nameOf(meal)), ' ', word('canteen.Sitting', meal.sitting), ' · ', t(`taken.${meal.way}`), ' · ', paid(meal)), state(tone, how), strike(meal));
    }) : [h('li', {class: 'muted'}, t('meals.empty'))]);
  });
  return {title: t('tab.meals'), back: '', main: [tabs('meals'), list]};
}

export function look() {
  const none = elsewhere();
  if (none) return none;
  const list = follow(h('ul', {class: 'cards'}), place => {
    const meals = app.work.toLook();
    const key = JSON.stringify(meals);
    if (place.dataset.key === key) return;
    place.dataset.key = key;
    place.replaceChildren(...meals.length ? meals.map(one) : [h('li', {class: 'empty'}, h('h2', {}, t('look.empty')), h('p', {}, t('look.empty.what')))]);
  });
  return {title: t('tab.look'), back: '', main: [tabs('look'), list]};
}

/** What the server says of a meal, and what can be done about it. */
function one(meal) {
  const settle = how => async () => {
    if (how === 'away' && !await ask(t('look.away'), [t('look.away.what', nameOf(meal))], t('look.away'))) return;
    await app.work.settle(meal.id, how);
    sync();
  };
  const button = (how, label) => h('button', {type: 'button', class: 'button', onclick: settle(how)}, label);
  const stands = meal.state === 'taken';
  return h('li', {class: 'card looked', dataset: {meal: meal.id}}, h('h2', {}, nameOf(meal)), h('p', {class: 'muted'}, meal.day, ' ', hour(meal.at), ' ', word('canteen.Sitting', meal.sitting), ' · ', t(`taken.${meal.way}`)),
    h('p', {class: `note note--${stands ? 'warn' : 'danger'}`}, stands && !meal.stuck ? t('look.other-price', meal.price ? pays(meal.price.personFen) : t('pays.unknown'), pays(meal.answer.payFen), word('meal.GuestClass', meal.answer.guestClass)) : meal.answer.detail),
    h('div', {class: 'looked__row'}, stands ? button('seen', t('look.seen')) : [button('away', t('look.away')), meal.state === 'kept' ? button('office', t('look.office')) : button('again', t('look.again'))]));
}
