// Coming in: with the password once, then with a PIN, also without signal.

import {app, enter, unlock, go, useLanguage} from '../app.js';
import {keep, pinIsFit, shut} from '../vault.js';
import {accounts} from '../store.js';
import {Server, Away, Ended, Refused} from '../server.js';
import {h, t, field, wrong} from '../view.js';

function languages() {
  return h('p', {class: 'languages'}, app.language === 'en' ? h('button', {type: 'button', class: 'link', lang: 'zh-CN', onclick: () => useLanguage('zh').then(() => go(location.hash.slice(1)))}, '中文') : h('button', {type: 'button', class: 'link', lang: 'en', onclick: () => useLanguage('en').then(() => go(location.hash.slice(1)))}, 'English'));
}

/** With the password, which is not kept. */
export function login() {
  const user = h('input', {type: 'text', autocomplete: 'username', autocapitalize: 'none', value: app.account?.username ?? '', required: true});
  const password = h('input', {type: 'password', autocomplete: 'current-password', required: true});
  const button = h('button', {type: 'submit', class: 'button button--main'}, t('login.go'));
  const submit = async event => {
    event.preventDefault();
    if (!wrong(user, user.value.trim() ? null : t('needed'))) return;
    if (!wrong(password, password.value ? null : t('needed'))) return;
    button.disabled = true;
    try {
      const name = user.value.trim();
      const known = await accounts.get(app.db, name);
      const given = await new Server(app.language).login(name, password.value, {id: known?.device ?? crypto.randomUUID(), name: device()});
      const account = {...known, username: given.username, device: given.id, displayName: given.displayName, role: given.role, home: given.home, offlineDays: given.offlineDays, pinTries: given.pinTries, photoPixels: given.photoPixels};
      const raw = Uint8Array.from(atob(given.key), c => c.charCodeAt(0)).buffer;
      document.getElementById('main').replaceChildren(choose(account, raw, given.token));
    } catch (e) {
      if (e instanceof Away) wrong(password, t('login.away'));
      else if (e instanceof Ended) wrong(password, t('login.wrong'));
      else if (e instanceof Refused) wrong(password, e.status === 403 ? t('login.not-for-you') : e.message);
      else throw e;
    } finally {
      button.disabled = false;
    }
  };
  return {title: t('login.title'), main: [
    h('form', {class: 'card', novalidate: true, onsubmit: submit}, h('p', {}, t('login.what')), field(t('login.user'), user), field(t('login.password'), password), button),
    app.account?.locked && !app.key && !shut(app.account) ? h('p', {}, h('button', {type: 'button', class: 'link', onclick: () => go('')}, t('login.pin-instead'))) : null, languages()]};
}

const device = () => (navigator.userAgentData ? `${navigator.userAgentData.brands.at(-1)?.brand ?? ''} ${navigator.userAgentData.platform}` : navigator.platform || 'phone').trim().slice(0, 80);

/** A PIN of six digits at least, twice. */
function choose(account, raw, token) {
  const first = h('input', {type: 'password', inputmode: 'numeric', autocomplete: 'new-password', maxlength: 12});
  const second = h('input', {type: 'password', inputmode: 'numeric', autocomplete: 'new-password', maxlength: 12});
  const submit = async event => {
    event.preventDefault();
    if (!wrong(first, pinIsFit(first.value) ? null : t('pin.unfit'))) return;
    if (!wrong(second, first.value === second.value ? null : t('pin.different'))) return;
    const kept = await keep(app.db, account, raw, first.value);
    await enter(kept.account, kept.key, kept.pinKey, token);
  };
  return h('form', {class: 'card', novalidate: true, onsubmit: submit}, h('h2', {}, t('pin.choose')), h('p', {}, t('pin.choose.what', account.offlineDays, account.pinTries)), field(t('pin'), first, t('pin.hint')), field(t('pin.again'), second), h('button', {type: 'submit', class: 'button button--main'}, t('pin.keep')));
}

/** Another window of this phone is at work. */
export const elsewhere = () => ({title: t('title'), main: h('div', {class: 'note note--warn'}, h('p', {}, t('elsewhere')), h('button', {type: 'button', class: 'button', onclick: () => location.reload()}, t('elsewhere.again')))});

/** With the PIN. */
export function pin() {
  const why = shut(app.account);
  if (why) {
    const made = login();
    return {...made, main: [h('p', {class: 'note note--warn'}, t(`pin.shut.${why}`)), made.main]};
  }
  const digits = h('input', {type: 'password', inputmode: 'numeric', autocomplete: 'off', maxlength: 12});
  const button = h('button', {type: 'submit', class: 'button button--main'}, t('pin.open'));
  const submit = async event => {
    event.preventDefault();
    if (!wrong(digits, digits.value ? null : t('needed'))) return;
    button.disabled = true;
    const opened = await unlock(digits.value).finally(() => {
      button.disabled = false;
    });
    if (opened.key) return;
    digits.value = '';
    if (opened.left > 0) wrong(digits, t('pin.wrong', opened.left));
    else go('');
  };
  return {title: t('pin.title'), main: [
    h('form', {class: 'card', novalidate: true, onsubmit: submit}, h('p', {}, app.account.displayName, h('br'), h('span', {class: 'muted'}, app.account.home)), field(t('pin'), digits), button),
    h('p', {}, h('a', {href: '#login'}, t('pin.password-instead'))), languages()], shown: () => digits.focus()};
}


