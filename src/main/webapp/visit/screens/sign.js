// The record before it is signed, the signatures, and what became of it.

import {app, go, touched, sync} from '../../phone/app.js';
import {pad} from '../pad.js';
import {conflict, troubles} from './visits.js';
import {h, t, word, field, wrong, moment, tell, save} from '../../phone/view.js';

const fact = (label, ...value) => [h('dt', {}, label), h('dd', {}, value)];

/** What the paper will say, from what was tapped. */
function preview(visit, work) {
  const items = app.work.items(visit);
  const answers = items.map(item => [item, app.work.answer(visit.id, item.code)]);
  const of = outcome => answers.filter(([, answer]) => answer?.outcome === outcome).length;
  const names = work.arrival.officers.map(id => visit.officers.find(officer => officer.id === id)).filter(Boolean);
  return h('section', {class: 'card'}, h('h2', {}, t('sign.record')), h('dl', {}, fact(t('sign.home'), `${visit.facility.name} ${visit.facility.code}`), fact(t('sign.arrived'), `${work.arrival.day} ${work.arrival.time}`),
    fact(t('sign.place'), work.arrival.latitude ? `${work.arrival.latitude.toFixed(5)}, ${work.arrival.longitude.toFixed(5)} ±${work.arrival.accuracy ?? '?'} m` : work.arrival.noPlace ?? '—'), fact(t('arrive.purpose'), work.arrival.purpose), fact(t('arrive.officers'), names.map(officer => `${officer.name} ${officer.certificateNumber}`).join(t('and'))),
    fact(t('sign.result'), t('sign.counts', of('CONFORM'), of('DEFICIENT'), of('NOT_APPLICABLE'), app.work.photosOf(visit.id).length))),
    h('ol', {class: 'lines'}, answers.filter(([, answer]) => answer?.outcome === 'DEFICIENT').map(([item, answer]) => h('li', {}, h('span', {}, `${item.code} ${item.requirement}`), h('strong', {}, answer.note), h('span', {class: 'muted'}, word('checklist.Severity', answer.severity), item.major ? ` · ${t('major')}` : '', answer.measured !== null && answer.measured !== undefined ? ` · ${answer.measured} ${item.unit}` : '', ` · ${t('sign.photos', app.work.photosOf(visit.id, item.code).length)}`)))));
}

/** A signature of one person: drawn, or the name typed in its place. */
function signature(visit, work, who, name, shownName) {
  const given = work.signatures[who];
  if (given?.upload) return {element: h('p', {class: 'ok'}, `✓ ${shownName || given.name} ${moment(given.at)} `, h('button', {type: 'button', class: 'link', onclick: async () => {
    await app.work.sign(visit, {signatures: {...work.signatures, [who]: undefined}});
    go(location.hash.slice(1));
  }}, t('sign.again'))), given: async () => true, input: null};
  const drawing = pad(t('sign.of', shownName || t('sign.home')));
  const typed = h('input', {type: 'checkbox', onchange: () => {
    drawing.element.hidden = typed.checked;
  }});
  const error = h('p', {class: 'error', role: 'alert', hidden: true, tabindex: -1});
  drawing.element.addEventListener('signed', () => {
    error.hidden = true;
  });
  return {element: h('div', {}, drawing.element, h('label', {class: 'pick pick--small'}, typed, h('span', {}, t('sign.typed'))), error), async given() {
    if (drawing.isDrawn() && !typed.checked) await app.work.sign(visit, {}, {who, name: name(), bytes: await drawing.png()});
    else if (typed.checked) await app.work.sign(visit, {signatures: {...app.work.work(visit.id).signatures, [who]: {name: name(), at: new Date().toISOString(), upload: null}}});
    else {
      error.textContent = t('sign.needed');
      error.hidden = false;
      error.focus();
      return false;
    }
    return true;
  }};
}

export function record(id) {
  const visit = app.work.visits.get(Number(id));
  const work = visit && app.work.work(visit.id);
  if (!visit || !work.arrival) {
    go(visit ? `visit/${visit.id}` : '');
    return {title: t('title'), back: '', main: []};
  }
  if (work.closed) return {title: visit.facility.name, back: `visit/${visit.id}`, still: true, main: [work.conflict ? conflict(visit, work) : null, status(visit, work), preview(visit, work)]};
  const {left} = app.work.progress(visit);
  if (left.length) return {title: visit.facility.name, back: `items/${visit.id}`, main: [h('p', {class: 'note note--warn'}, t('sign.left', left.length, left.slice(0, 8).join(t('and')))), preview(visit, work)], dock: h('a', {class: 'button button--main', href: `#items/${visit.id}`}, t('items.next'))};
  const summary = h('textarea', {rows: 3, maxlength: 2000, value: work.summary, oninput: () => app.work.sign(visit, {summary: summary.value})});
  const signer = h('input', {type: 'text', maxlength: 60, autocomplete: 'off', value: work.facilitySigner, oninput: () => app.work.sign(visit, {facilitySigner: signer.value.trim()})});
  const refusal = h('textarea', {rows: 2, maxlength: 500, value: work.refusal, oninput: () => app.work.sign(visit, {refusal: refusal.value.trim()})});
  const refusing = h('input', {type: 'checkbox', checked: work.refusing, onchange: async () => {
    await app.work.sign(visit, {refusing: refusing.checked});
    sides();
  }});
  const people = work.arrival.officers.map(officer => visit.officers.find(one => one.id === officer)).filter(Boolean);
  const officers = people.map(officer => ({officer, signature: signature(visit, work, String(officer.id), () => officer.name, officer.name)}));
  const home = signature(visit, work, 'home', () => signer.value.trim(), work.facilitySigner);
  const signing = h('div', {class: 'stack'}, field(t('sign.signer'), signer, t('sign.signer.hint')), home.element);
  const refused = h('div', {class: 'stack'}, field(t('sign.refusal'), refusal, t('sign.refusal.hint')));
  function sides() {
    signing.hidden = refusing.checked;
    refused.hidden = !refusing.checked;
  }
  const submit = async event => {
    event.preventDefault();
    await app.work.sign(visit, {summary: summary.value.trim(), facilitySigner: signer.value.trim(), refusal: refusal.value.trim(), refusing: refusing.checked});
    for (const one of officers) if (!await one.signature.given()) return;
    if (refusing.checked) {
      if (!wrong(refusal, refusal.value.trim() ? null : t('sign.refusal.needed'))) return;
    } else {
      if (!wrong(signer, signer.value.trim() ? null : t('sign.signer.needed'))) return;
      if (!await home.given()) return;
    }
    await app.work.close(visit);
    if (app.work.work(visit.id).conflict) await app.work.handOver(visit);
    tell(t('sign.closed'));
    sync();
    go(`sign/${visit.id}`);
  };
  return {title: visit.facility.name, back: `items/${visit.id}`, main: [troubles(visit), preview(visit, work),
    h('form', {id: 'signing', novalidate: true, onsubmit: submit}, h('section', {class: 'card'}, field(t('sign.summary'), summary)),
      officers.map(({officer, signature: one}) => h('section', {class: 'card'}, h('h2', {}, t('sign.of', officer.name)), one.element)),
      h('section', {class: 'card'}, h('h2', {}, t('sign.home')), h('label', {class: 'pick'}, refusing, h('span', {}, t('sign.refusing'))), signing, refused))],
    dock: h('button', {type: 'submit', form: 'signing', class: 'button button--main'}, t('sign.go')), shown: sides};
}

function status(visit, work) {
  if (!work.through) return h('p', {class: 'note note--wait'}, t('sign.waiting'));
  const paper = h('div', {});
  if (!work.handedOver) app.queue.pieces().then(pieces => {
    const receipt = pieces.find(piece => piece.kind === 'record' && piece.group === `inspection/${visit.id}`)?.receipt;
    if (receipt) paper.append(h('p', {}, t('sign.receipt', receipt.document?.number ?? receipt.id, moment(receipt.receivedAt))), h('button', {type: 'button', class: 'button', onclick: () => show(visit, receipt.document?.number ?? receipt.id)}, t('sign.pdf')));
  });
  return h('div', {class: 'note note--ok'}, t(work.handedOver ? 'visit.deposited.what' : 'visit.through', moment(work.through)), paper);
}

async function show(visit, name) {
  try {
    save(await app.server.paper(`/inspections/${visit.id}/record`), `${name}.pdf`);
  } catch (e) {
    tell(t('sign.pdf.away'), 'warn');
  }
}
