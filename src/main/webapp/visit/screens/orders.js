// Looking again at what a home says it has put right.

import {app, go, sync, touched} from '../../phone/app.js';
import {watch} from '../../phone/place.js';
import {strip} from './photos.js';
import {freshness} from '../../phone/screens/phone.js';
import {tabs} from './visits.js';
import {h, t, word, china, icon, state, moment, field, wrong, tell} from '../../phone/view.js';

export function all() {
  const orders = [...app.work.orders.values()];
  return {title: t('title'), still: true, main: [tabs('orders'), freshness(), orders.length ? h('ul', {class: 'cards'}, orders.map(order => h('li', {}, h('a', {class: 'card card--link', href: `#order/${order.id}`}, h('strong', {}, order.facility), standing(order), h('span', {class: 'muted'}, order.number ?? '', ' · ', t('orders.findings', order.findings.length)))))) : h('div', {class: 'empty'}, h('h2', {}, t('orders.empty')), h('p', {}, t('orders.empty.what')))]};
}

function standing(order) {
  const again = app.work.agains.get(order.id);
  return again?.through ? state('ok', t('orders.there')) : again?.queued ? state('wait', t('visit.closed')) : state('warn', word('rectification.FindingState', 'ANSWERED'));
}

export async function troubles(group, again) {
  const refused = (await app.queue.pieces()).find(piece => piece.group === group && piece.state === 'refused');
  return refused && h('div', {class: 'note note--danger'}, h('strong', {}, t('refused.title')), h('p', {}, refused.error.detail), h('button', {type: 'button', class: 'button', onclick: async () => {
    await app.work.takeBack(group);
    again();
  }}, t('refused.back')));
}

export async function one(id) {
  const order = app.work.orders.get(Number(id));
  if (!order) return {title: t('visit.missing'), back: 'orders', main: h('p', {class: 'note note--warn'}, t('visit.missing.what'))};
  const kept = app.work.agains.get(order.id);
  if (kept?.queued) return {title: order.facility, back: 'orders', still: true, main: [await troubles(`order/${order.id}`, () => go(`order/${order.id}`)), kept.through ? h('p', {class: 'note note--ok'}, t('visit.through', moment(kept.through))) : h('p', {class: 'note note--wait'}, t('sign.waiting'))]};
  watch();
  const again = () => app.work.again(order);
  const save = change => {
    touched();
    return app.work.look(order, change);
  };
  const officer = (name, label) => {
    const pick = h('select', {onchange: () => save({[name]: Number(pick.value) || null})}, h('option', {value: ''}, t('choose')), order.officers.filter(one => one.mayGo).map(one => h('option', {value: String(one.id), selected: again()[name] === one.id}, `${one.name} · ${word('supervision.Department', one.department)}`)));
    return [pick, field(label, pick)];
  };
  const [first, firstField] = officer('firstOfficer', t('again.first'));
  const [second, secondField] = officer('secondOfficer', t('again.second'));
  const results = order.findings.map(finding => {
    const said = () => again().results[finding.id] ?? {};
    const set = change => save({results: {...again().results, [finding.id]: {...said(), ...change}}});
    const note = h('textarea', {rows: 2, maxlength: 1000, value: said().note ?? '', oninput: () => set({note: note.value})});
    const due = h('input', {type: 'date', value: said().due ?? '', min: china().day, onchange: () => set({due: due.value})});
    const dueField = field(t('again.due'), due);
    const buttons = [true, false].map(passed => h('button', {type: 'button', class: passed ? 'is-conform' : 'is-deficient', onclick: async () => {
      await set({passed});
      show();
    }}, t(passed ? 'again.passed' : 'again.returned')));
    const show = () => {
      buttons.forEach((button, i) => button.setAttribute('aria-pressed', String(said().passed === (i === 0))));
      dueField.hidden = said().passed !== false;
    };
    const element = h('section', {class: 'card item'}, h('h2', {}, `${finding.number} · ${finding.code}`, finding.major ? h('span', {class: 'badge'}, icon('alert'), t('major')) : null), h('p', {}, finding.requirement), h('p', {}, h('strong', {}, finding.note)), h('p', {class: 'muted'}, finding.done ? t('again.answer', finding.answeredOn ?? '', finding.done) : t('again.no-answer')),
      h('div', {class: 'three', role: 'group', 'aria-label': t('again.outcome', finding.number)}, buttons), field(t('again.note'), note), dueField, strip({order: order.id, finding: finding.id}, photo => photo.order === order.id && photo.finding === finding.id && !photo.queued, finding.code, order.facility));
    show();
    return {element, finding, said, note, due};
  });
  const submit = async event => {
    event.preventDefault();
    const chosen = results.filter(one => one.said().passed !== undefined);
    if (!chosen.length) return tell(t('again.nothing'), 'danger');
    for (const one of chosen) if (one.said().passed === false) {
      if (!wrong(one.note, one.note.value.trim() ? null : t('needed'))) return;
      if (!wrong(one.due, one.due.value > china().day ? null : t('again.due.needed'))) return;
    }
    if (!wrong(first, first.value ? null : t('needed'))) return;
    if (!wrong(second, second.value && second.value !== first.value ? null : t('arrive.two'))) return;
    await save({firstOfficer: Number(first.value), secondOfficer: Number(second.value), day: china().day});
    await app.work.sendAgain(order);
    tell(t('sign.closed'));
    sync();
    go(`order/${order.id}`);
  };
  return {title: order.facility, back: 'orders', main: h('form', {id: 'again', novalidate: true, onsubmit: submit}, h('p', {class: 'note'}, order.number ?? '', ' · ', t('again.served', order.servedOn ?? '—')), results.map(one => one.element), h('section', {class: 'card'}, firstField, secondField)), dock: h('button', {type: 'submit', form: 'again', class: 'button button--main'}, t('again.go'))};
}
