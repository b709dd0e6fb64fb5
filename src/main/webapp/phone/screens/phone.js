// The queue with its receipts, and the phone itself: room, language, leaving.

import {app, sync, leave, lock, room, useLanguage, go} from '../app.js';
import {forget} from '../store.js';
import {h, t, state, bytes, moment, ask, tell} from '../view.js';

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
    [...groups].reverse().map(([group, list]) => h('section', {class: 'card'}, h('h2', {}, app.of.title(group)), h('ul', {class: 'lines'}, list.map(piece => h('li', {}, h('span', {}, t(`piece.${piece.kind}`, piece.items ?? ''), ' ', h('span', {class: 'muted'}, bytes(piece.size))), state(TONES[piece.state], t(`piece.state.${piece.state}`)),
      piece.receipt ? h('span', {class: 'muted'}, t('piece.receipt', piece.receipt.id ?? '', moment(piece.receipt.receivedAt ?? piece.sentAt))) : null, piece.error && piece.state !== 'sent' ? h('span', {class: 'error'}, piece.error.detail) : null))))),
    h('section', {class: 'card'}, h('h2', {}, t('phone.room')), h('p', {}, t('phone.room.what', bytes(space.own), bytes(space.quota - space.usage))), app.full ? h('p', {class: 'error'}, t('line.full')) : null, app.loose ? h('p', {class: 'hint'}, t('phone.loose')) : null),
    app.of.rescue?.(),
    h('section', {class: 'card'}, h('h2', {}, app.account.displayName), h('p', {class: 'muted'}, app.account.home), h('div', {class: 'stack'}, h('button', {type: 'button', class: 'button button--wide', onclick: lock}, t('phone.lock')),
      h('button', {type: 'button', class: 'button button--wide', lang: app.language === 'en' ? 'zh-CN' : 'en', onclick: () => useLanguage(app.language === 'en' ? 'zh' : 'en').then(() => go('phone'))}, app.language === 'en' ? '中文' : 'English'),
      h('a', {class: 'button button--wide', href: '#login'}, t('phone.pin')), h('button', {type: 'button', class: 'button button--wide', onclick: () => away(left)}, t('phone.leave')), h('button', {type: 'button', class: 'button button--danger button--wide', onclick: () => clear(left)}, t('phone.clear')))),
  ]};
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
  localStorage.removeItem(`care-${app.of.name}-last`);
  location.hash = '';
  lock();
}

/** Of when the data is, and the button that fetches it anew. */
export function freshness() {
  return h('p', {class: 'fresh'}, app.work.meta.at ? t('fresh', moment(app.work.meta.at)) : t('fresh.never'), h('button', {type: 'button', class: 'link', onclick: async () => {
    await sync(true);
    tell(app.line === 'there' ? t('fresh.done') : t(app.line === 'ended' ? 'line.ended' : 'line.away'), app.line === 'there' ? 'ok' : 'warn');
  }}, t('fresh.now')));
}

/** The offer to put the application on the home screen, where the browser makes one. */
export const install = () => app.install ? h('p', {class: 'note'}, t('install.what'), h('button', {type: 'button', class: 'button', onclick: () => app.install.prompt()}, t('install'))) : null;
