// The list: one tap an item, in any order; what is left is always in sight.

import {app, go, touched} from '../app.js';
import {take} from '../photo.js';
import {troubles} from './visits.js';
import {h, t, word, icon, state, wrong, ask, tell, bytes} from '../view.js';

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

/** One item. It is drawn again after each tap; what is being typed in it is left alone. What was done before is one line until it is opened. */
function card(visit, item, counted) {
  const root = h('fieldset', {class: `item${item.major ? ' item--major' : ''}`, id: `item-${item.code}`});
  const answer = () => app.work.answer(visit.id, item.code) ?? {outcome: null, note: '', severity: null, measured: null};
  let resting = null;
  let brief = app.work.isComplete(answer()) && answer().outcome !== 'DEFICIENT';

  async function say(change, redraw = true) {
    root.dataset.saved = '';
    if (redraw) queueMicrotask(draw);
    await app.work.say(visit, item.code, change);
    root.dataset.saved = 'yes';
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
      return say({[name]: read()}, false);
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
    const now = answer();
    const note = typed('note', h('textarea', {rows: 3, maxlength: 1000, value: now.note ?? '', id: `note-${item.code}`, 'aria-describedby': `note-${item.code}-hint`}));
    return h('div', {class: 'more'},
      item.major ? h('p', {class: 'muted'}, t('items.severity'), ' ', h('strong', {}, word('checklist.Severity', 'GRAVE'))) : h('div', {class: 'three', role: 'group', 'aria-label': t('items.severity')}, SEVERITIES.map(severity => h('button', {type: 'button', 'aria-pressed': String((now.severity ?? item.severity) === severity), onclick: () => say({severity})}, word('checklist.Severity', severity)))),
      h('label', {for: note.id}, t('items.note')), h('p', {class: 'hint', id: `note-${item.code}-hint`}, t('items.note.hint')), note,
      h('button', {type: 'button', class: 'link', onclick: () => {
        note.value = note.value.trim() ? `${note.value.trim()} ${item.orderText}` : item.orderText;
        say({note: note.value}, false);
        note.focus();
      }}, t('items.standard')),
      h('p', {class: 'hint'}, item.deadlineDays ? t('items.deadline', item.deadlineDays) : t('items.deadline.once')));
  }

  function second() {
    const now = answer();
    if (!now.unsure) return null;
    return h('div', {class: 'second', role: 'alert'}, icon('alert'), h('p', {}, t(now.outcome === 'DEFICIENT' ? 'items.second.deficient' : 'items.second', word('checklist.Conformity', now.outcome))), h('button', {type: 'button', class: 'button button--danger', onclick: () => say({unsure: false})}, t('items.second.yes')));
  }

  function photos() {
    const strip = h('div', {class: 'photos'});
    const input = h('input', {type: 'file', accept: 'image/*', capture: 'environment', class: 'hide', 'aria-label': t('items.photo.of', item.code), onchange: () => add(input, strip)});
    for (const photo of app.work.photosOf(visit.id, item.code)) strip.append(thumb(photo, strip));
    strip.append(h('label', {class: 'photo photo--add'}, icon('camera'), h('span', {}, t('items.photo')), input));
    return strip;
  }

  async function add(input, strip) {
    const file = input.files[0];
    input.value = '';
    if (!file) return;
    root.dataset.saved = '';
    try {
      const photo = await app.work.photo({visit: visit.id, code: item.code}, await take(file, app.account.photoPixels, visit.facility.name, item.code));
      strip.insertBefore(thumb(photo, strip), strip.lastChild);
      root.dataset.saved = 'yes';
      counted();
      touched();
    } catch (e) {
      tell(e.name === 'QuotaExceededError' ? t('items.photo.full') : t('items.photo.unreadable'), 'danger');
    }
  }

  function draw() {
    const now = answer();
    const focused = document.activeElement?.closest?.(`#item-${CSS.escape(item.code)}`) ? document.activeElement.dataset.outcome ?? null : null;
    root.classList.toggle('is-done', app.work.isComplete(now));
    root.classList.toggle('is-deficient', now.outcome === 'DEFICIENT');
    root.classList.toggle('is-brief', brief);
    if (brief) return root.replaceChildren(h('p', {}, h('span', {class: 'muted'}, item.code), ' ', h('span', {lang: 'zh-CN'}, item.requirement)), state(now.outcome === 'CONFORM' ? 'ok' : 'idle', word('checklist.Conformity', now.outcome)), h('button', {type: 'button', class: 'link', 'aria-label': t('items.change.of', item.code), onclick: () => {
      brief = false;
      draw();
      root.querySelector('[data-outcome]').focus();
    }}, t('items.change')));
    root.replaceChildren(...[
      h('legend', {}, h('span', {class: 'muted'}, item.code), ' ', h('span', {lang: 'zh-CN'}, item.requirement), item.major ? h('span', {class: 'badge'}, icon('alert'), t('major')) : null),
      h('div', {class: 'three', role: 'group', 'aria-label': t('items.outcome', item.code)}, OUTCOMES.map(outcome => h('button', {type: 'button', dataset: {outcome}, class: `is-${outcome.toLowerCase()}`, 'aria-pressed': String(now.outcome === outcome), onclick: () => tap(outcome)}, word('checklist.Conformity', outcome)))),
      second(), measured(), now.outcome === 'DEFICIENT' ? deficiency() : null,
      now.outcome === 'DEFICIENT' || app.work.photosOf(visit.id, item.code).length ? photos() : null,
      h('details', {}, h('summary', {}, t('items.basis')), h('p', {lang: 'zh-CN'}, item.basis), h('p', {lang: 'zh-CN'}, item.method), now.outcome !== 'DEFICIENT' && !app.work.photosOf(visit.id, item.code).length ? photos() : null),
    ].filter(Boolean));
    if (focused) root.querySelector(`[data-outcome=${focused}]`)?.focus();
  }

  root.redraw = draw;
  draw();
  return root;
}

/** A photo as kept here; what has been received by the server is only named. */
export function thumb(photo, strip) {
  const figure = h('figure', {class: 'photo'}, h('figcaption', {}, bytes(photo.size)));
  app.work.bytes(photo.id).then(data => {
    if (!data) return figure.prepend(h('span', {class: 'photo__gone'}, '✓'), h('span', {}, t('items.photo.there')));
    const address = URL.createObjectURL(new Blob([data], {type: 'image/jpeg'}));
    const image = h('img', {src: address, alt: photo.name});
    image.addEventListener('load', () => URL.revokeObjectURL(address));
    figure.prepend(image);
    if (!photo.queued) figure.append(h('button', {type: 'button', class: 'photo__drop', 'aria-label': t('items.photo.drop', photo.name), onclick: async () => {
      if (!await ask(t('items.photo.drop.title'), [t('items.photo.drop.what')], t('items.photo.drop.yes'))) return;
      await app.work.dropPhoto(photo.id);
      figure.remove();
    }}, icon('cross')));
  });
  return figure;
}
