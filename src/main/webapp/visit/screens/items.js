// The list: one tap an item, in any order; what is left is always in sight.

import {app, go, touched} from '../../phone/app.js';
import {strip} from './photos.js';
import {troubles} from './visits.js';
import {h, t, word, icon, state, wrong, ask, tell} from '../../phone/view.js';

const OUTCOMES = ['CONFORM', 'DEFICIENT', 'NOT_APPLICABLE'];
const SEVERITIES = ['SLIGHT', 'ORDINARY', 'GRAVE'];
const REST = 250;

export function list(id) {
  const visit = app.work.visits.get(Number(id));
  const work = visit && app.work.work(visit.id);
  if (!visit || !work.arrival) {
    go(visit ? `visit/${visit.id}` : '');
    return {title: t('title'), back: '', main: []};
  }
  if (work.closed) {
    go(`sign/${visit.id}`);
    return {title: visit.facility.name, back: `visit/${visit.id}`, main: []};
  }
  const items = app.work.items(visit);
  const domains = visit.domains.filter(domain => items.some(item => item.domain === domain));
  const chips = new Map();
  const heads = new Map();
  const cards = new Map();
  const only = h('input', {type: 'checkbox', onchange: filter});
  const standing = h('div', {class: 'dock__text', role: 'status'});
  const bar = h('progress', {max: items.length, 'aria-label': t('items.bar')});
  const next = h('button', {type: 'button', class: 'button button--main', onclick: forward}, t('items.next'));

  function forward() {
    const {left} = app.work.progress(visit);
    if (!left.length) return go(`sign/${visit.id}`);
    if (only.checked) filter();
    const below = left.find(code => cards.get(code).getBoundingClientRect().top > 180) ?? left[0];
    cards.get(below).scrollIntoView({block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'});
    cards.get(below).querySelector('button').focus({preventScroll: true});
  }

  function filter() {
    for (const [code, card] of cards) card.hidden = only.checked && app.work.isComplete(app.work.answer(visit.id, code));
    for (const domain of domains) heads.get(domain).hidden = only.checked && !items.some(item => item.domain === domain && !cards.get(item.code).hidden);
  }

  function count() {
    const {left, deficient, photos} = app.work.progress(visit);
    bar.value = items.length - left.length;
    standing.replaceChildren(h('strong', {}, t('items.left', left.length, items.length)), h('span', {class: 'muted'}, t('items.so-far', deficient, photos)));
    next.textContent = left.length ? t('items.next') : t('items.sign');
    for (const domain of domains) {
      const open = items.filter(item => item.domain === domain && left.includes(item.code)).length;
      chips.get(domain).lastChild.textContent = open ? String(open) : '✓';
      chips.get(domain).classList.toggle('is-done', !open);
      heads.get(domain).querySelector('.rest')?.toggleAttribute('hidden', !restOf(domain).length);
    }
  }

  /** What nobody has said anything about; major hazards are never taken along. */
  const restOf = domain => items.filter(item => item.domain === domain && !item.major && !app.work.answer(visit.id, item.code)?.outcome);

  async function rest(domain) {
    const open = restOf(domain);
    if (!await ask(t('items.rest', open.length), [t('items.rest.what', word('checklist.Domain', domain), open.length)], t('items.rest.yes'), 'main')) return;
    await Promise.all(open.map(item => app.work.say(visit, item.code, {outcome: 'CONFORM', unsure: false})));
    open.forEach(item => cards.get(item.code).redraw());
    count();
    touched();
  }

  for (const domain of domains) {
    chips.set(domain, h('button', {type: 'button', class: 'chip', onclick: () => heads.get(domain).scrollIntoView({block: 'start'})}, word('checklist.Domain', domain), ' ', h('b', {})));
    heads.set(domain, h('div', {class: 'group'}, h('h2', {}, word('checklist.Domain', domain)), h('button', {type: 'button', class: 'link rest', onclick: () => rest(domain)}, t('items.rest.short'))));
  }
  items.forEach(item => cards.set(item.code, card(visit, item, count)));
  return {title: visit.facility.name, back: `visit/${visit.id}`,
    main: [troubles(visit), h('div', {class: 'chips'}, h('div', {class: 'chips__row', role: 'group', 'aria-label': t('items.domains')}, [...chips.values()]), h('label', {class: 'pick pick--small'}, only, h('span', {}, t('items.only-left')))),
      domains.map(domain => [heads.get(domain), items.filter(item => item.domain === domain).map(item => cards.get(item.code))])],
    dock: [bar, h('div', {class: 'dock'}, standing, next)], shown: count};
}

/** One item. A tap changes only what it says; what was done before is one line until it is opened. */
function card(visit, item, counted) {
  const root = h('fieldset', {class: `item${item.major ? ' item--major' : ''}`, id: `item-${item.code}`});
  const answer = () => app.work.answer(visit.id, item.code) ?? {outcome: null, note: '', severity: null, measured: null};
  const outcomes = OUTCOMES.map(outcome => h('button', {type: 'button', dataset: {outcome}, class: `is-${outcome.toLowerCase()}`, onclick: () => tap(outcome)}, word('checklist.Conformity', outcome)));
  const severities = SEVERITIES.map(severity => h('button', {type: 'button', dataset: {severity}, onclick: () => say({severity})}, word('checklist.Severity', severity)));
  const once = h('div', {});
  const found = h('div', {});
  const pictures = strip({visit: visit.id, code: item.code}, photo => photo.visit === visit.id && photo.code === item.code, item.code, visit.facility.name, () => {
    unsign();
    show();
    counted();
  });
  const basis = h('details', {}, h('summary', {}, t('items.basis')), h('p', {lang: 'zh-CN'}, item.basis), h('p', {lang: 'zh-CN'}, item.method));
  let resting = null;
  let looked = '';

  const unsign = () => app.work.unsign(visit) && tell(t('sign.void'), 'warn');

  /** What is shown is on the disk. */
  async function say(change) {
    root.dataset.saved = '';
    unsign();
    await app.work.say(visit, item.code, change);
    root.dataset.saved = 'yes';
    show();
    counted();
    touched();
  }

  function tap(outcome) {
    const severity = outcome === 'DEFICIENT' ? item.major ? 'GRAVE' : answer().severity ?? item.severity : answer().severity;
    return say({outcome, severity, unsure: item.major});
  }

  /** Typing is written when the hand rests, and at once when the field is left. */
  const typed = (name, input, read = () => input.value) => {
    const write = () => {
      clearTimeout(resting);
      resting = null;
      return say({[name]: read()});
    };
    input.addEventListener('input', () => {
      root.dataset.saved = '';
      clearTimeout(resting);
      resting = setTimeout(write, REST);
    });
    input.addEventListener('change', write);
    return input;
  };

  function measured() {
    if (!item.unit) return null;
    const input = h('input', {type: 'text', inputmode: 'decimal', value: answer().measured ?? '', id: `measured-${item.code}`});
    const number = () => input.value.trim().replace(',', '.').replace('，', '.');
    typed('measured', input, () => /^-?\d+(\.\d+)?$/.test(number()) ? Number(number()) : null);
    input.addEventListener('change', () => wrong(input, !input.value.trim() || /^-?\d+(\.\d+)?$/.test(number()) ? null : t('items.measured.form')));
    return h('div', {class: 'field field--row'}, h('label', {for: input.id}, t('items.measured', item.unit)), input, h('p', {class: 'error', id: `${input.id}-error`, role: 'alert', hidden: true}));
  }

  function deficiency() {
    const note = typed('note', h('textarea', {rows: 3, maxlength: 1000, value: answer().note ?? '', id: `note-${item.code}`, 'aria-describedby': `note-${item.code}-hint`}));
    return h('div', {class: 'more'},
      item.major ? h('p', {class: 'muted'}, t('items.severity'), ' ', h('strong', {}, word('checklist.Severity', 'GRAVE'))) : h('div', {class: 'three', role: 'group', 'aria-label': t('items.severity')}, severities),
      h('label', {for: note.id}, t('items.note')), h('p', {class: 'hint', id: `note-${item.code}-hint`}, t('items.note.hint')), note,
      h('button', {type: 'button', class: 'link', onclick: () => {
        note.value = note.value.trim() ? `${note.value.trim()} ${item.orderText}` : item.orderText;
        say({note: note.value});
        note.focus();
      }}, t('items.standard')),
      h('p', {class: 'hint'}, item.deadlineDays ? t('items.deadline', item.deadlineDays) : t('items.deadline.once')));
  }

  const second = outcome => h('div', {class: 'second', role: 'alert'}, icon('alert'), h('p', {}, t(outcome === 'DEFICIENT' ? 'items.second.deficient' : 'items.second', word('checklist.Conformity', outcome))), h('button', {type: 'button', class: 'button button--danger', onclick: () => {
    say({unsure: false});
    outcomes.find(button => button.dataset.outcome === outcome).focus();
  }}, t('items.second.yes')));

  function show() {
    const now = answer();
    root.classList.toggle('is-done', app.work.isComplete(now));
    root.classList.toggle('is-deficient', now.outcome === 'DEFICIENT');
    for (const button of outcomes) button.setAttribute('aria-pressed', String(button.dataset.outcome === now.outcome));
    for (const button of severities) button.setAttribute('aria-pressed', String(button.dataset.severity === (now.severity ?? item.severity)));
    const look = now.unsure ? now.outcome : '';
    if (look !== looked) once.replaceChildren(...look ? [second(look)] : []);
    looked = look;
    if ((now.outcome === 'DEFICIENT') !== Boolean(found.firstChild)) found.replaceChildren(...now.outcome === 'DEFICIENT' ? [deficiency()] : []);
    const place = now.outcome === 'DEFICIENT' || pictures.childElementCount > 1 ? root : basis;
    if (pictures.parentNode !== place) place === root ? root.insertBefore(pictures, basis) : basis.append(pictures);
  }

  function whole() {
    root.classList.remove('is-brief');
    root.replaceChildren(...[h('legend', {}, name(), item.major ? h('span', {class: 'badge'}, icon('alert'), t('major')) : null), h('div', {class: 'three', role: 'group', 'aria-label': t('items.outcome', item.code)}, outcomes), once, measured(), found, basis].filter(Boolean));
    show();
  }

  const name = () => [h('span', {class: 'muted'}, item.code), ' ', h('span', {lang: 'zh-CN'}, item.requirement)];

  function brief(outcome) {
    root.classList.add('is-done', 'is-brief');
    root.replaceChildren(h('p', {}, name()), state(outcome === 'CONFORM' ? 'ok' : 'idle', word('checklist.Conformity', outcome)), h('button', {type: 'button', class: 'link', 'aria-label': t('items.change.of', item.code), onclick: () => {
      whole();
      outcomes[0].focus();
    }}, t('items.change')));
  }

  root.redraw = show;
  if (app.work.isComplete(answer()) && answer().outcome !== 'DEFICIENT') brief(answer().outcome);
  else whole();
  return root;
}
