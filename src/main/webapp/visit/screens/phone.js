// The queue with its receipts, and the phone itself: room, language, rescue, leaving.

import {app, sync, leave, lock, room, useLanguage, go} from '../app.js';
import {forget} from '../store.js';
import {base64, china} from '../work.js';
import {h, t, state, bytes, moment, ask, tell, save} from '../view.js';

const TONES = {waiting: 'wait', sent: 'ok', refused: 'danger', held: 'idle'};

export async function phone() {
  const [pieces, left, space] = await Promise.all([app.queue.pieces(), app.work.unsent(), room()]);
  const groups = new Map();
  pieces.forEach(piece => groups.set(piece.group, [...groups.get(piece.group) ?? [], piece]));
  const sending = app.queue.sending;
  return {title: t('phone.title'), back: '', still: true, main: [
    h('section', {class: 'card'}, h('h2', {}, t('queue.title')), h('p', {class: 'big'}, left.waiting + left.draft ? t('queue.waiting', left.waiting, left.draft, bytes(left.bytes)) : t('queue.nothing')), left.refused ? h('p', {class: 'error'}, t('queue.refused', left.refused)) : null, sending ? h('progress', {max: sending.of, value: sending.bytes, 'aria-label': t('queue.sending')}) : null,
      h('button', {type: 'button', class: 'button button--wide', onclick: async () => {
        await sync(true);
        tell(t(app.line === 'there' ? 'queue.through' : app.line === 'ended' ? 'line.ended' : 'line.away'), app.line === 'there' ? 'ok' : 'warn');
        go('phone');
      }}, t('queue.send'))),
    [...groups].reverse().map(([group, list]) => h('section', {class: 'card'}, h('h2', {}, title(group)), h('ul', {class: 'lines'}, list.map(piece => h('li', {}, h('span', {}, t(`piece.${piece.kind}`, piece.items ?? ''), ' ', h('span', {class: 'muted'}, bytes(piece.size))), state(TONES[piece.state], t(`piece.state.${piece.state}`)),
      piece.receipt ? h('span', {class: 'muted'}, t('piece.receipt', piece.receipt.id ?? '', moment(piece.receipt.receivedAt ?? piece.sentAt))) : null, piece.error && piece.state !== 'sent' ? h('span', {class: 'error'}, piece.error.detail) : null))))),
    h('section', {class: 'card'}, h('h2', {}, t('phone.room')), h('p', {}, t('phone.room.what', bytes(space.own), bytes(space.quota - space.usage))), app.full ? h('p', {class: 'error'}, t('line.full')) : null, app.loose ? h('p', {class: 'hint'}, t('phone.loose')) : null),
    h('section', {class: 'card'}, h('h2', {}, t('rescue.title')), h('p', {}, t('rescue.what')), h('button', {type: 'button', class: 'button button--wide', onclick: rescue}, t('rescue.go'))),
    h('section', {class: 'card'}, h('h2', {}, app.account.displayName), h('p', {class: 'muted'}, app.account.home), h('div', {class: 'stack'}, h('button', {type: 'button', class: 'button button--wide', onclick: lock}, t('phone.lock')),
      h('button', {type: 'button', class: 'button button--wide', lang: app.language === 'en' ? 'zh-CN' : 'en', onclick: () => useLanguage(app.language === 'en' ? 'zh' : 'en').then(() => go('phone'))}, app.language === 'en' ? '中文' : 'English'),
      h('a', {class: 'button button--wide', href: '#login'}, t('phone.pin')), h('button', {type: 'button', class: 'button button--wide', onclick: () => away(left)}, t('phone.leave')), h('button', {type: 'button', class: 'button button--danger button--wide', onclick: () => clear(left)}, t('phone.clear')))),
  ]};
}

function title(group) {
  const [kind, id] = group.split('/');
  const number = Number(id);
  return {inspection: () => app.work.visits.get(number)?.facility.name, deposit: () => app.work.visits.get(number)?.facility.name, order: () => app.work.orders.get(number)?.facility, finding: () => t('finding.title', app.work.findings.get(number)?.number ?? number)}[kind]?.() ?? t(`group.${kind}`, id);
}

const lost = left => t('phone.lost', left.waiting + left.draft + left.refused, bytes(left.bytes));

async function away(left) {
  const unsent = left.waiting + left.draft + left.refused > 0;
  if (await ask(t('phone.leave'), [t('phone.leave.what'), ...unsent ? [t('phone.leave.unsent', left.waiting + left.draft + left.refused, bytes(left.bytes))] : []], t('phone.leave'))) await leave();
}

/** Asked twice, and each time with what would be gone. */
async function clear(left) {
  const unsent = left.waiting + left.draft + left.refused > 0;
  if (!await ask(t('phone.clear'), [unsent ? lost(left) : t('phone.clear.nothing'), t('phone.clear.what')], t('phone.clear.yes'))) return;
  if (!await ask(t('phone.clear.sure'), [unsent ? lost(left) : t('phone.clear.nothing')], t('phone.clear.really'))) return;
  await forget(app.db, app.account.username);
  localStorage.removeItem('care-visit-last');
  location.hash = '';
  lock();
}

/** Everything that has not arrived as one file, sealed under the key the server knows. */
async function rescue() {
  const content = await app.work.rescue();
  if (!content.visits.length && !content.findings.length && !content.reinspections.length) return tell(t('rescue.nothing'), 'warn');
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({name: 'AES-GCM', iv}, app.key, new TextEncoder().encode(JSON.stringify(content)));
  const sealed = JSON.stringify({format: 'care-visit', v: 1, username: app.account.username, device: app.account.device, madeAt: new Date().toISOString(), iv: base64(iv), data: base64(data)});
  save(new Blob([sealed], {type: 'application/json'}), `visit-${app.account.username}-${china().day}.care.json`);
  tell(t('rescue.made', bytes(sealed.length)));
}
