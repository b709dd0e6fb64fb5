// The visits assigned, one of them, and the arrival.

import {app, go, sync, touched} from '../../phone/app.js';
import {freshness, install} from '../../phone/screens/phone.js';
import {here, trouble, watch} from '../../phone/place.js';
import {scan} from '../../phone/scan.js';
import {h, t, word, china, icon, state, moment, field, wrong, ask, tell} from '../../phone/view.js';

const DAY = 86_400_000;

export function tabs(now) {
  const open = [...app.work.orders.values()].filter(order => !order.gone).length;
  return h('nav', {class: 'tabs', 'aria-label': t('tabs')}, [['visits', t('visits.title'), [...app.work.visits.values()].filter(visit => !app.work.work(visit.id).through).length], ['orders', t('orders.title'), open]].map(([name, label, count]) => h('a', {href: `#${name}`, 'aria-current': name === now ? 'page' : null}, label, h('b', {}, String(count)))));
}

function due(visit) {
  const left = Math.round((Date.parse(visit.due) - Date.parse(china().day)) / DAY);
  return left < 0 ? state('danger', t('due.late', -left)) : left === 0 ? state('warn', t('due.today')) : state(left < 3 ? 'warn' : 'idle', t('due.left', left));
}

function standing(visit) {
  const work = app.work.work(visit.id);
  if (work.through) return state('ok', work.handedOver ? t('visit.deposited') : t('visit.arrived-there'));
  if (work.conflict || visit.gone) return state('danger', t('visit.conflict'));
  if (work.closed) return state('wait', t('visit.closed'));
  if (work.arrival) return state('wait', t('visit.begun'));
  return due(visit);
}

export function all() {
  const shown = [...app.work.visits.values()].sort((a, b) => Number(Boolean(app.work.work(a.id).through)) - Number(Boolean(app.work.work(b.id).through)) || a.due.localeCompare(b.due));
  return {title: t('title'), still: true, main: [tabs('visits'), install(), freshness(),
    shown.length ? h('ul', {class: 'cards'}, shown.map(visit => {
      const {items, left, deficient, photos} = app.work.progress(visit);
      return h('li', {}, h('a', {class: 'card card--link', href: `#visit/${visit.id}`}, h('strong', {}, visit.facility.name), standing(visit), h('span', {class: 'muted'}, visit.facility.division, ' · ', word('supervision.InspectionForm', visit.form)),
        app.work.work(visit.id).arrival ? h('span', {}, t('visit.progress', items - left.length, items, deficient, photos)) : h('span', {}, visit.domains.map(domain => word('checklist.Domain', domain)).join(t('and')))));
    })) : h('div', {class: 'empty'}, h('h2', {}, t('visits.empty')), h('p', {}, t(app.work.meta.officerId ? 'visits.empty.what' : 'visits.no-officer')))]};
}

const missing = () => ({title: t('visit.missing'), back: '', main: h('p', {class: 'note note--warn'}, t('visit.missing.what'))});

export function one(id) {
  const visit = app.work.visits.get(Number(id));
  if (!visit) return missing();
  const work = app.work.work(visit.id);
  const home = visit.facility;
  const next = work.through ? null : work.closed ? h('a', {class: 'button button--main', href: `#sign/${visit.id}`}, t('visit.show-record')) : work.arrival ? h('a', {class: 'button button--main', href: `#items/${visit.id}`}, t('visit.go-on')) : h('a', {class: 'button button--main', href: `#arrive/${visit.id}`}, t('visit.arrive'));
  return {title: home.name, back: 'visits', still: true, main: [
    work.conflict ? conflict(visit, work) : visit.gone && !work.through ? h('p', {class: 'note note--warn'}, t('visit.gone')) : null,
    work.through ? h('p', {class: 'note note--ok'}, t(work.handedOver ? 'visit.deposited.what' : 'visit.through', moment(work.through)), h('a', {class: 'button', href: `#sign/${visit.id}`}, t('visit.show-record'))) : null,
    home.restricted ? h('p', {class: 'note note--warn'}, t('visit.restricted')) : null,
    h('section', {class: 'card'}, h('dl', {}, fact(t('visit.state'), standing(visit)), fact(t('visit.ground'), `${word('supervision.InspectionForm', visit.form)} · ${visit.ground}`), fact(t('visit.period'), `${visit.plannedFrom} – ${visit.due}`), fact(t('visit.domains'), visit.domains.map(domain => word('checklist.Domain', domain)).join(t('and'))),
      fact(t('visit.address'), home.address), home.contact || home.phone ? fact(t('visit.contact'), home.contact, ' ', home.phone ? h('a', {href: `tel:${home.phone}`}, home.phone) : null) : null, fact(t('visit.people'), t('visit.people.of', home.residents, home.beds)),
      fact(t('visit.officers'), visit.officers.filter(officer => officer.assigned).map(officer => officer.name).join(t('and'))))),
    h('section', {class: 'card'}, h('h2', {}, t('visit.findings', visit.findings.length)), visit.findings.length ? h('ul', {class: 'lines'}, visit.findings.map(finding => h('li', {}, h('span', {}, `${finding.code} ${finding.note}`), state(finding.overdue ? 'danger' : ['CLOSED', 'WITHDRAWN'].includes(finding.state) ? 'idle' : 'warn', word('rectification.FindingState', finding.state)), h('span', {class: 'muted'}, finding.foundOn, finding.dueOn ? ` → ${finding.dueOn}` : '', finding.major ? ` · ${t('major')}` : '')))) : h('p', {class: 'muted'}, t('visit.findings.none'))),
    h('section', {class: 'card'}, h('h2', {}, t('visit.floors')), visit.floors.length ? visit.floors.map(floor => [h('h3', {}, t('visit.floor', floor.building ?? '', floor.floor)), h('ul', {class: 'rooms'}, floor.rooms.map(room => h('li', {class: room.occupied ? 'is-full' : null}, h('b', {}, room.number), h('span', {}, `${room.occupied}/${room.beds}`))))]) : h('p', {class: 'muted'}, t('visit.floors.none')), visit.floors.length ? h('p', {class: 'hint'}, t('visit.floors.hint')) : null),
  ], dock: next};
}

const fact = (label, ...value) => [h('dt', {}, label), h('dd', {}, value)];

/** The server has it otherwise: both are kept, the desk decides. */
export function conflict(visit, work) {
  const group = work.handedOver ? `deposit/${visit.id}` : `inspection/${visit.id}`;
  const note = h('div', {class: 'note note--danger'}, h('strong', {}, t('conflict.title')), h('p', {}, work.conflict.detail), h('p', {}, t(work.through ? 'conflict.there' : work.handedOver ? 'conflict.waiting' : 'conflict.what')));
  const button = (label, act) => h('button', {type: 'button', class: 'button', onclick: act}, label);
  const retry = () => button(t('conflict.retry'), async () => {
    await app.work.retry(group);
    await sync(true);
    go(`visit/${visit.id}`);
  });
  if (!work.handedOver) note.append(retry(), button(t('conflict.hand-over'), async () => {
    if (!await ask(t('conflict.hand-over'), [t('conflict.hand-over.what')], t('conflict.hand-over'), 'main')) return;
    await app.work.handOver(visit);
    touched();
    go(`visit/${visit.id}`);
  }));
  else if (!work.through) app.queue.pieces().then(pieces => {
    const stuck = pieces.find(piece => piece.group === group && piece.state === 'refused');
    if (stuck) note.append(h('p', {}, stuck.error.detail), h('p', {}, t('conflict.stuck')), retry());
  });
  return note;
}

/** The same above a screen that is being written in: it comes without disturbing what is half typed. */
export function troubles(visit) {
  const place = h('div', {role: 'status'});
  const fill = () => {
    const work = app.work.work(visit.id);
    place.replaceChildren(...work.conflict ? [conflict(visit, work)] : []);
  };
  document.addEventListener('care-queue', function told() {
    if (place.isConnected) fill();
    else document.removeEventListener('care-queue', told);
  });
  fill();
  return place;
}

export function arrive(id) {
  const visit = app.work.visits.get(Number(id));
  if (!visit) return missing();
  if (app.work.work(visit.id).arrival) {
    go(`items/${visit.id}`);
    return {title: visit.facility.name, back: `visit/${visit.id}`, main: []};
  }
  if (china().day < visit.plannedFrom) return {title: t('arrive.title'), back: `visit/${visit.id}`, main: h('p', {class: 'note note--warn'}, t('arrive.too-early', visit.plannedFrom))};
  if (!app.work.list(visit)) return {title: t('arrive.title'), back: `visit/${visit.id}`, main: h('p', {class: 'note note--warn'}, t('arrive.no-list'))};
  let how = 'TYPED';
  const code = h('input', {type: 'text', autocapitalize: 'characters', autocomplete: 'off', spellcheck: 'false', oninput: () => {
    how = 'TYPED';
    check();
  }});
  const sure = h('p', {class: 'ok', role: 'status'});
  const video = h('video', {class: 'camera', hidden: true, playsinline: true, 'aria-label': t('arrive.camera')});
  const scanning = h('button', {type: 'button', class: 'button button--wide', onclick: look}, icon('scan'), t('arrive.scan'));
  const read = () => code.value.trim().replace(/.*[=/]/, '');
  const fits = () => read().toUpperCase() === visit.facility.code.toUpperCase();
  function check() {
    sure.textContent = fits() ? `✓ ${visit.facility.name}` : '';
  }
  let looking = null;
  async function look() {
    if (looking) return looking.abort();
    looking = new AbortController();
    video.hidden = false;
    scanning.lastChild.textContent = t('arrive.scan.stop');
    try {
      const found = await scan(video, looking.signal);
      if (found) {
        code.value = found.replace(/.*[=/]/, '');
        how = 'SCANNED';
        check();
        wrong(code, fits() ? null : t('arrive.other-home', read()));
      }
    } catch {
      wrong(code, t('arrive.no-camera'));
    } finally {
      looking = null;
      video.hidden = true;
      scanning.lastChild.textContent = t('arrive.scan');
    }
  }
  const officers = visit.officers.filter(officer => officer.assigned || officer.mayGo).map(officer => ({officer, box: h('input', {type: 'checkbox', checked: officer.assigned && officer.mayGo, disabled: !officer.mayGo})}));
  const purpose = h('textarea', {rows: 2, maxlength: 500, value: visit.ground.slice(0, 500)});
  const noPlace = h('input', {type: 'text', maxlength: 200, value: ''});
  const place = h('div', {class: 'field', role: 'status'});
  function shown() {
    const at = here();
    place.replaceChildren(...(at ? [h('p', {class: 'ok'}, `✓ ${t('arrive.place', at.latitude.toFixed(5), at.longitude.toFixed(5), at.accuracy)}`)]
      : [h('p', {class: 'warn'}, t(trouble ? `arrive.no-place.${trouble}` : 'arrive.place.looking')), field(t('arrive.no-place.why'), noPlace, t('arrive.no-place.hint')), h('button', {type: 'button', class: 'link', onclick: () => watch(shown)}, t('arrive.place.again'))]));
  }
  const people = h('fieldset', {class: 'field', id: 'people'}, h('legend', {}, t('arrive.officers')), officers.map(({officer, box}) => h('label', {class: 'pick'}, box, h('span', {}, `${officer.name} · ${word('supervision.Department', officer.department)} · ${officer.certificateNumber}`, officer.mayGo ? null : h('span', {class: 'error'}, officer.why ?? t('arrive.officer.not'))))), h('p', {class: 'error', id: 'people-error', role: 'alert', hidden: true}));
  const submit = async event => {
    event.preventDefault();
    if (!wrong(code, fits() ? null : code.value ? t('arrive.other-home', read()) : t('arrive.code.needed'))) return;
    const came = officers.filter(({box}) => box.checked).map(({officer}) => officer.id);
    if (!wrong(people, came.length >= 2 ? null : t('arrive.two'))) return;
    if (!wrong(purpose, purpose.value.trim() ? null : t('needed'))) return;
    const at = here();
    if (!at && !wrong(noPlace, noPlace.value.trim() ? null : t('arrive.no-place.needed'))) return;
    looking?.abort();
    await app.work.arrive(visit, {code: read(), how, ...china(), purpose: purpose.value.trim(), officers: came, latitude: at?.latitude ?? null, longitude: at?.longitude ?? null, accuracy: at?.accuracy ?? null, noPlace: at ? null : noPlace.value.trim()});
    touched();
    go(`items/${visit.id}`);
  };
  return {title: t('arrive.title'), back: `visit/${visit.id}`, main: h('form', {id: 'arrival', class: 'card', novalidate: true, onsubmit: submit}, h('p', {}, h('strong', {}, visit.facility.name)), scanning, video, field(t('arrive.code'), code, t('arrive.code.hint')), sure, people, field(t('arrive.purpose'), purpose), place),
    dock: h('button', {type: 'submit', form: 'arrival', class: 'button button--main'}, t('arrive.go')), shown: () => {
      shown();
      watch(() => place.isConnected && shown());
    }};
}
