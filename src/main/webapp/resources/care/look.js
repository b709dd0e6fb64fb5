/* What every page does in the browser. No page needs it to be read; forms, links and tables work without. */
(() => {
  if (window.look) return; // an error page that takes the place of another within an ajax answer brings the script along again
  window.look = true;
  const words = document.getElementById('words').dataset;
  const body = document.body;
  const root = document.documentElement;
  const all = (selector, from = document) => from.querySelectorAll(selector);

  /* ---- what PrimeFaces leaves out: names on its small buttons, a role on the file button ---- */
  const mend = from => {
    all('.ui-fileupload-choose[tabindex]', from).forEach(button => { // the input, not the span around it, takes focus and name
      const input = button.querySelector('input[type=file]');
      input.setAttribute('aria-labelledby', button.getAttribute('aria-labelledby'));
      input.removeAttribute('aria-hidden');
      input.tabIndex = 0;
      button.removeAttribute('aria-labelledby');
      button.removeAttribute('tabindex');
    });
    all('.ui-selectonemenu-items[role=listbox]:not([aria-label])', from).forEach(list => {
      const name = list.id.replace(/_items$/, '');
      const label = document.querySelector(`label[for="${name}_label"], label[for="${name}"], label[for="${name}_focus"]`);
      list.setAttribute('aria-label', label ? label.textContent : words.options);
    });
    all('.ui-calendar, .ui-selectonemenu', from).forEach(box => { // hint and error belong to what takes the focus
      const input = box.querySelector('[role=combobox], .ui-selectonemenu-label, input');
      const described = box.getAttribute('aria-describedby');
      if (described) {
        input?.setAttribute('aria-describedby', described);
        box.removeAttribute('aria-describedby');
      }
      if (box.parentElement.querySelector(':scope > label.c-req')) input?.setAttribute('aria-required', 'true');
    });
    all('.ui-fileupload-row', from).forEach(row => {
      const name = row.querySelector('.ui-fileupload-filename')?.textContent ?? '';
      row.querySelector('button')?.setAttribute('aria-label', `${words.remove} ${name}`);
      row.querySelector('[role=progressbar]')?.setAttribute('aria-label', name);
    });
    all('.ui-datepicker-trigger', from).forEach(button => {
      const label = button.closest('.c-field')?.querySelector('label')?.textContent;
      button.setAttribute('aria-label', label ? `${words.day}: ${label}` : words.day);
    });
    all('[hidden][data-reveal], [hidden][data-back]', from).forEach(button => { button.hidden = false; });
  };

  document.addEventListener('focusin', event => { // the filter of a drop-down names a list that does not exist
    if (event.target.matches('.ui-selectonemenu-filter')) event.target.setAttribute('aria-controls', event.target.id.replace(/_filter$/, '_items'));
  });

  /* ---- nothing typed is lost: a form sent on an expired page or session is filled in again when it is next seen ---- */
  const DRAFT = 'draft';
  const here = () => location.pathname + location.search;
  const draft = () => JSON.parse(sessionStorage.getItem(DRAFT) ?? 'null');
  const typed = field => field.name && !field.name.startsWith('jakarta.faces') && !['hidden', 'password', 'file', 'submit', 'button'].includes(field.type);

  const remember = form => {
    if (form.method !== 'post' || !body.dataset.who || form.dataset.forget) return;
    const fields = [...form.elements].filter(typed).filter(field => !['checkbox', 'radio'].includes(field.type) || field.checked).map(field => [field.name, field.value]);
    sessionStorage.setItem(DRAFT, JSON.stringify({ who: body.dataset.who, at: here(), form: form.id, fields }));
  };
  const held = () => document.querySelector('[data-hold=true]');
  const hold = () => { // a page that explains why nothing was saved
    const kept = draft();
    if (kept && !kept.lost) sessionStorage.setItem(DRAFT, JSON.stringify({ ...kept, lost: true }));
  };
  const restore = () => {
    const kept = draft();
    if (!kept) return;
    if (!kept.lost || kept.who !== body.dataset.who) { sessionStorage.removeItem(DRAFT); return; }
    const notice = document.createElement('p');
    notice.className = 'c-notice c-notice--warn';
    notice.setAttribute('role', 'status');
    const form = kept.at === here() && document.getElementById(kept.form);
    if (!form || !kept.fields.length) { // after a new login one may stand elsewhere
      const link = notice.appendChild(document.createElement('a'));
      link.href = kept.at;
      link.textContent = words.unsent;
      if (kept.fields.length && kept.at !== here()) document.getElementById('main').prepend(notice);
      return;
    }
    sessionStorage.removeItem(DRAFT);
    const values = new Map(kept.fields.map(([name]) => [name, kept.fields.filter(field => field[0] === name).map(field => field[1])]));
    [...form.elements].filter(typed).forEach(field => {
      const value = values.get(field.name);
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = Boolean(value?.includes(field.value));
      else if (value) {
        field.value = value[0];
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }
    });
    all('.ui-selectonemenu', form).forEach(menu => { // its visible label is not the select
      const option = menu.querySelector('select')?.selectedOptions[0];
      const label = menu.querySelector('.ui-selectonemenu-label');
      if (option && label) label.textContent = option.text;
    });
    notice.textContent = words.restored;
    form.prepend(notice);
  };

  /* ---- a form is sent once: the second click within three seconds is dropped ---- */
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method !== 'post') return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    remember(form);
    form.dataset.sent = 'true';
    setTimeout(() => delete form.dataset.sent, 3000);
  });
  window.jQuery?.(document).on('pfAjaxSend', (event, request, settings) => {
    const source = document.getElementById(settings?.source?.id ?? settings?.source ?? '');
    const form = source?.closest('form');
    if (form) remember(form);
  });
  all('form[data-forget]').forEach(form => form.addEventListener('submit', () => sessionStorage.removeItem(DRAFT)));

  /* ---- after an ajax answer with errors, the summary takes the focus ---- */
  const watch = new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(node => {
    if (node.nodeType !== 1) return;
    mend(node.parentElement ?? node);
    if (held()) hold();
    (node.matches('.c-errors') ? node : node.querySelector('.c-errors'))?.focus();
  })));

  /* ---- navigation: narrow on a wide screen, drawn in on a small one ---- */
  const toggle = document.getElementById('nav-toggle');
  const small = matchMedia('(max-width: 899px)');
  const shown = () => small.matches ? root.classList.contains('l-open') : !root.classList.contains('l-narrow');
  const tell = () => toggle?.setAttribute('aria-expanded', String(shown()));
  const close = () => { root.classList.remove('l-open'); tell(); };
  toggle?.addEventListener('click', () => {
    if (small.matches) root.classList.toggle('l-open');
    else localStorage.setItem('nav', root.classList.toggle('l-narrow') ? 'narrow' : 'wide');
    tell();
    if (small.matches && shown()) document.querySelector('#nav a')?.focus();
  });
  small.addEventListener('change', close);

  /* ---- menus close on Escape and on a click elsewhere ---- */
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    const menu = document.querySelector('.c-menu[open]');
    if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
    else if (root.classList.contains('l-open')) { close(); toggle.focus(); }
  });
  document.addEventListener('click', event => {
    all('.c-menu[open]').forEach(menu => { if (!menu.contains(event.target)) menu.open = false; });
    if (root.classList.contains('l-open') && !event.target.closest('.l-nav, #nav-toggle')) close();
    const button = event.target.closest('[data-copy], [data-reveal], [data-back]');
    if (!button) return;
    if ('copy' in button.dataset) copy(button);
    else if (button.dataset.reveal) reveal(button);
    else back();
  });

  const copy = async button => {
    await navigator.clipboard?.writeText(new URL(button.dataset.copy || location.href, location.href).href);
    const label = button.querySelector('span') ?? button;
    const before = label.textContent;
    label.textContent = button.dataset.copied;
    setTimeout(() => { label.textContent = before; }, 2000);
  };
  const reveal = button => {
    const input = document.getElementById(button.dataset.reveal);
    const show = input.type === 'password';
    input.type = show ? 'text' : 'password';
    button.textContent = show ? words.hide : words.show;
    button.setAttribute('aria-pressed', String(show));
    input.focus();
  };
  const back = () => { // to the form that was sent, rather than to its answer
    const kept = draft();
    if (kept) location.assign(kept.at);
    else history.back();
  };

  /* ---- the wall: the time, and the page anew as soon as the server answers ---- */
  const clock = document.querySelector('[data-clock]');
  if (clock) {
    const tick = () => { clock.textContent = new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai' }); };
    tick();
    setInterval(tick, 5000);
  }
  if (body.dataset.refresh) {
    setInterval(async () => {
      try {
        if ((await fetch(location.href, { method: 'HEAD' })).ok) location.reload();
      } catch { /* the server is away: the board stays and shows the time of its data */ }
    }, body.dataset.refresh * 1000);
  }

  mend(document);
  tell();
  if (held()) hold();
  else restore();
  document.querySelector('.c-errors')?.focus();
  watch.observe(body, { childList: true, subtree: true });
  all('.c-tabs').forEach(tabs => {
    const tab = tabs.querySelector('[aria-current]');
    if (tab) tabs.scrollLeft = tab.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2;
  });
})();
