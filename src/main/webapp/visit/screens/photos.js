// Photos of an item, a finding, an answer: taken, shown, and taken away again while they have not been sent.

import {app, touched} from '../../phone/app.js';
import {take} from '../../phone/photo.js';
import {h, t, icon, bytes, ask, tell} from '../../phone/view.js';

/**
 * A strip of photos with the camera at its end.
 *
 * @param where what they belong to @param mine which of those kept here do @param code of the item, written into the picture
 * @param changed called when one has come or gone
 */
export function strip(where, mine, code, home, changed = () => {}) {
  const input = h('input', {type: 'file', accept: 'image/*', capture: 'environment', class: 'hide', 'aria-label': t('items.photo.of', code), onchange: async () => {
    const file = input.files[0];
    input.value = '';
    if (!file) return;
    try {
      box.insertBefore(thumb(await app.work.photo(where, await take(file, app.account.photoPixels, home, code)), changed), box.lastChild);
      changed();
      touched();
    } catch (e) {
      tell(e?.name === 'QuotaExceededError' ? t('items.photo.full') : t('items.photo.unreadable'), 'danger');
    }
  }});
  const box = h('div', {class: 'photos'}, [...app.work.photos.values()].filter(mine).map(photo => thumb(photo, changed)), h('label', {class: 'photo photo--add'}, icon('camera'), h('span', {}, t('items.photo')), input));
  return box;
}

/** A photo as kept here; what has been received by the server is only named. */
function thumb(photo, changed) {
  const figure = h('figure', {class: 'photo'}, h('figcaption', {}, bytes(photo.size)));
  app.work.bytes(photo.id).then(data => {
    if (!data) return figure.prepend(h('span', {class: 'photo__gone'}, '✓'), h('span', {}, t('items.photo.there')));
    const address = URL.createObjectURL(new Blob([data], {type: 'image/jpeg'}));
    const image = h('img', {src: address, alt: photo.name});
    image.addEventListener('load', () => URL.revokeObjectURL(address));
    figure.prepend(image);
    if (!photo.queued) figure.append(h('button', {type: 'button', class: 'photo__drop', 'aria-label': t('items.photo.drop', photo.name), onclick: async () => {
      if (!await ask(t('items.photo.drop.title'), [t('items.photo.drop.what')], t('items.photo.drop.yes'))) return;
      if (!await app.work.dropPhoto(photo.id)) return tell(t('items.photo.gone'), 'warn');
      figure.remove();
      changed();
    }}, icon('cross')));
  });
  return figure;
}
