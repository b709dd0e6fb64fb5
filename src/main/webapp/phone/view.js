// Building a screen: elements from words, and the words themselves. Text is always set as text.

let words = {};
let own = '';

/** @param name of the application; its own words come before those all applications share */
export async function speak(language, name) {
  own = `${name}.app`;
  words = await (await fetch(`words/${language === 'en' ? 'en' : 'zh_CN'}.json`)).json();
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  document.title = t('title');
}

const fill = (pattern, args) => pattern.replace(/\{(\d)}/g, (all, n) => args[n] ?? '');

/** A word of the application. */
export const t = (key, ...args) => fill(words[`${own}.${key}`] ?? words[`phone.app.${key}`] ?? `${own}.${key}`, args);
/** The word of a value: word('checklist.Severity', 'GRAVE'). */
export const word = (type, value) => value ? words[`${type}.${value}`] ?? value : '';

/** h('button', {class: 'c', onclick: …}, 'text', element, …); what is null or false is left out. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'dataset') Object.assign(element.dataset, value);
    else if (['value', 'checked', 'disabled', 'hidden', 'readOnly'].includes(name)) element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

const SHAPES = {
  back: 'M15 5l-7 7 7 7', cloud: 'M7 18a4.5 4.5 0 0 1-.5-9A6 6 0 0 1 18 8.5 4.5 4.5 0 0 1 17.5 18M12 20v-8m-3 3l3-3 3 3', camera: 'M4 8h3l2-3h6l2 3h3v11H4zM12 17a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z',
  scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16', alert: 'M12 4l9 16H3zM12 10v4M12 17v.5', check: 'M5 13l5 5 9-11', cross: 'M6 6l12 12M18 6L6 18', offline: 'M3 4l18 17M6 12a9 9 0 0 1 3-2M16 10a9 9 0 0 1 3 2M9 16a4.500 4.500 0 0 1 6 0M12 19.500v.2', gear: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
};

/** A small drawing; the word beside it, or the label of its button, says what it is. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'i');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SHAPES[name]);
  svg.append(path);
  return svg;
}

export const state = (tone, text) => h('span', {class: `state state--${tone}`}, text);

export function bytes(count) {
  if (count < 1024) return `${count} B`;
  if (count < 1024 * 1024) return `${Math.round(count / 1024)} KB`;
  return `${(count / 1024 / 1024).toFixed(1)} MB`;
}

/** An instant as day and minute of China. */
export const moment = at => new Intl.DateTimeFormat('sv-SE', {timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short'}).format(new Date(at));

const CHINA = new Intl.DateTimeFormat('en-CA', {timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});

/** Day and minute in China, wherever the phone believes it is. */
export const china = (at = new Date()) => {
  const parts = Object.fromEntries(CHINA.formatToParts(at).map(part => [part.type, part.value]));
  return {day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}`};
};

let fields = 0;

/** A field with its label, and the sentence that is shown when it is wrong. */
export function field(label, input, hint) {
  const id = input.id || (input.id = `f${++fields}`);
  const error = h('p', {class: 'error', id: `${id}-error`, role: 'alert', hidden: true});
  input.setAttribute('aria-describedby', `${id}-error${hint ? ` ${id}-hint` : ''}`);
  return h('div', {class: 'field'}, h('label', {for: id}, label), hint && h('p', {class: 'hint', id: `${id}-hint`}, hint), input, error);
}

/** Says beside a field what is wrong with it; null takes it back. */
export function wrong(input, sentence) {
  const error = document.getElementById(`${input.id}-error`);
  error.textContent = sentence ?? '';
  error.hidden = !sentence;
  input.setAttribute('aria-invalid', sentence ? 'true' : 'false');
  if (sentence) input.focus();
  return !sentence;
}

/** Asks on the screen itself; the browser's own question would stop the queue. @returns whether it was agreed to */
export function ask(title, sentences, agree, tone = 'danger') {
  return new Promise(resolve => {
    const close = answer => () => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    const dialog = h('dialog', {class: 'ask', 'aria-labelledby': 'ask-title', oncancel: close(false)},
      h('h2', {id: 'ask-title'}, title), sentences.map(sentence => h('p', {}, sentence)),
      h('div', {class: 'row'}, h('button', {type: 'button', class: 'button', onclick: close(false)}, t('no')), h('button', {type: 'button', class: `button button--${tone}`, onclick: close(true)}, agree)));
    document.body.append(dialog);
    dialog.showModal();
  });
}

let fading;

/** A line that says what has just happened. */
export function tell(sentence, tone = 'ok') {
  const line = document.getElementById('told');
  line.className = `told told--${tone}`;
  line.textContent = sentence;
  clearTimeout(fading);
  fading = setTimeout(() => {
    line.textContent = '';
  }, 6000);
}

/** Gives a file to whoever holds the phone. */
export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  h('a', {href: address, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
