// Speaking to the server. Three ways an answer can be: taken, refused in words, or not there at all.

/** The server did not answer, or could not just now: try again later. */
export class Away extends Error {
}

/** The login of this phone has ended. */
export class Ended extends Error {
}

/** The server has read it and will not take it. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || String(status));
    this.status = status;
    this.code = problem.type ?? '';
    this.errors = problem.errors ?? [];
  }
}

const PATIENCE = 60_000;
/** Refused now, and no more in some minutes: a clock that is ahead. */
const PASSING = ['inspection.to-come'];

/** Ends a call that nobody answers; not every phone has the short form. */
function patience() {
  if (AbortSignal.timeout) return AbortSignal.timeout(PATIENCE);
  const end = new AbortController();
  setTimeout(() => end.abort(), PATIENCE);
  return end.signal;
}

export class Server {
  #authorization = null;

  constructor(language) {
    this.language = language;
  }

  set token(token) {
    this.#authorization = token && `Bearer ${token}`;
  }

  get known() {
    return this.#authorization !== null;
  }

  /** Logs in with a password: POST /devices. */
  login(username, password, device) {
    const basic = btoa(String.fromCharCode(...new TextEncoder().encode(`${username}:${password}`)));
    return this.#call('POST', '/devices', device, {Authorization: `Basic ${basic}`});
  }

  get(path) {
    return this.#call('GET', path);
  }

  /** @param key the piece's own, so that it is done once however often it is sent */
  send(method, path, body, key) {
    return this.#call(method, path, body, key ? {'Idempotency-Key': key} : {});
  }

  /** A paper as a file. */
  async paper(path) {
    const answer = await fetch('/api/v1' + path, {credentials: 'omit', cache: 'no-store', signal: patience(), headers: {Accept: 'application/pdf', Authorization: this.#authorization}}).catch(nobody => {
      throw new Away(nobody.message);
    });
    if (answer.status === 401) throw new Ended();
    if (!answer.ok) throw new Away(String(answer.status));
    return answer.blob();
  }

  async #call(method, path, body, headers = {}) {
    const bytes = body instanceof ArrayBuffer || ArrayBuffer.isView(body);
    const request = {method, credentials: 'omit', cache: 'no-store', signal: patience(), headers: {'Accept-Language': this.language === 'en' ? 'en' : 'zh-CN', ...(this.#authorization && {Authorization: this.#authorization}), ...headers}};
    if (body !== undefined) {
      request.body = bytes ? body : JSON.stringify(body);
      request.headers['Content-Type'] = bytes ? 'application/octet-stream' : 'application/json';
    }
    let answer, said;
    try {
      answer = await fetch('/api/v1' + path, request);
      said = answer.status === 204 ? null : await answer.text();
    } catch (nobody) {
      throw new Away(nobody.message);
    }
    if (answer.status === 401) throw new Ended();
    if (answer.status >= 500 || answer.status === 408 || answer.status === 429) throw new Away(String(answer.status));
    let told = null;
    try {
      told = said ? JSON.parse(said) : null;
    } catch {
      throw new Away(`not from the platform: ${answer.status}`);      // somebody on the way has answered
    }
    if (answer.ok) return told;
    if (!told?.type || PASSING.includes(told.type)) throw new Away(String(answer.status));
    throw new Refused(answer.status, told);
  }
}
