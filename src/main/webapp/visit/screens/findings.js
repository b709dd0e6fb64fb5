// A home's answers to what was found.

import {app, go, sync, touched} from '../../phone/app.js';
import {watch} from '../../phone/place.js';
import {freshness} from '../../phone/screens/phone.js';
import {troubles} from './orders.js';
import {strip} from './photos.js';
import {h, t, word, icon, state, moment, field, wrong, tell} from '../../phone/view.js';

const shown = finding => {
  const reply = app.work.replies.get(finding.id);
  return reply?.queued && !reply.through ? state('wait', t('visit.closed')) : finding.overdue ? state('danger', t('finding.overdue', finding.dueOn)) : state('warn', finding.dueOn ? t('finding.due', finding.dueOn) : word('rectification.FindingState', finding.state));
};

export function all() {
  const findings = [...app.work.findings.values()].sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''));
  return {title: t('findings.title'), still: true, main: [app.install ? h('p', {class: 'note'}, t('install.what'), h('button', {type: 'button', class: 'button', onclick: () => app.install.prompt()}, t('install'))) : null, freshness(),
    findings.length ? h('ul', {class: 'cards'}, findings.map(finding => h('li', {}, h('a', {class: 'card card--link', href: `#finding/${finding.id}`}, h('strong', {}, finding.requirement), shown(finding), h('span', {class: 'muted'}, `${finding.number} · ${finding.code}`, finding.major ? ` · ${t('major')}` : ''))))) : h('div', {class: 'empty'}, h('h2', {}, t('findings.empty')), h('p', {}, t('findings.empty.what')))]};
}

export async function one(id) {
  if (app.work.replies.get(Number(id))?.through) return {title: t('findings.title'), back: '', still: true, main: h('p', {class: 'note note--ok'}, t('visit.through', moment(app.work.replies.get(Number(id)).through)))};
  const finding = app.work.findings.get(Number(id));
  if (!finding) return {title: t('visit.missing'), back: '', main: h('p', {class: 'note note--warn'}, t('visit.missing.what'))};
  const reply = app.work.reply(finding);
  if (reply.queued) return {title: t('finding.title', finding.number), back: '', still: true, main: [await troubles(`finding/${finding.id}`, () => go(`finding/${finding.id}`)), h('p', {class: 'note note--wait'}, t('sign.waiting')), h('section', {class: 'card'}, h('p', {}, reply.done))]};
  watch();
  const done = h('textarea', {rows: 5, maxlength: 2000, value: reply.done, oninput: () => {
    app.work.write(finding, {done: done.value});
    touched();
  }});
  const mine = photo => photo.of === finding.id && !photo.queued;
  const submit = async event => {
    event.preventDefault();
    if (!wrong(done, done.value.trim() ? null : t('finding.done.needed'))) return;
    if (finding.severity === 'GRAVE' && ![...app.work.photos.values()].some(mine)) return wrong(done, t('finding.photo.needed'));
    await app.work.write(finding, {done: done.value.trim()});
    await app.work.sendReply(finding);
    tell(t('sign.closed'));
    sync();
    go(`finding/${finding.id}`);
  };
  return {title: t('finding.title', finding.number), back: '', main: [
    h('section', {class: 'card'}, h('p', {}, shown(finding), ' ', word('checklist.Severity', finding.severity), finding.major ? h('span', {class: 'badge'}, icon('alert'), t('major')) : null), h('p', {}, `${finding.code} ${finding.requirement}`), h('p', {}, h('strong', {}, finding.note)), h('p', {class: 'muted'}, finding.orderText), finding.returnedNote ? h('p', {class: 'note note--warn'}, t('finding.returned', finding.returnedNote)) : null),
    h('form', {id: 'reply', class: 'card', novalidate: true, onsubmit: submit}, field(t('finding.done'), done, t('finding.done.hint')), strip({of: finding.id}, mine, finding.code, finding.facility ?? app.account.home))],
    dock: h('button', {type: 'submit', form: 'reply', class: 'button button--main'}, t('finding.go'))};
}

