// What has not arrived, for the desk: where the phone is broken or never finds signal.

import {app} from '../../phone/app.js';
import {base64} from '../work.js';
import {h, t, bytes, china, tell, save} from '../../phone/view.js';

export const rescue = () => h('section', {class: 'card'}, h('h2', {}, t('rescue.title')), h('p', {}, t('rescue.what')), h('button', {type: 'button', class: 'button button--wide', onclick: make}, t('rescue.go')));

/** Everything that has not arrived as one file, sealed under the key the server knows. */
async function make() {
  const content = await app.work.rescue();
  if (!content.visits.length && !content.findings.length && !content.reinspections.length) return tell(t('rescue.nothing'), 'warn');
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({name: 'AES-GCM', iv}, app.key, new TextEncoder().encode(JSON.stringify(content)));
  const sealed = JSON.stringify({format: 'care-visit', v: 1, username: app.account.username, device: app.account.device, madeAt: new Date().toISOString(), iv: base64(iv), data: base64(data)});
  save(new Blob([sealed], {type: 'application/json'}), `visit-${app.account.username}-${china().day}.care.json`);
  tell(t('rescue.made', bytes(sealed.length)));
}
