// What an inspector, and a home, does on the phone: visits with their arrival, answers, photos and signatures; answers to findings;
// looking again. Each tap is written at once; what is complete becomes pieces of the queue.

import {file, sha256} from './queue.js';

const DAY = 86_400_000;
/** Pieces and visits that are through stay this long as their own receipt. */
const KEPT_DAYS = 14;

const CHINA = new Intl.DateTimeFormat('en-CA', {timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});

/** Day and minute in China, wherever the phone believes it is. */
export const china = (at = new Date()) => {
  const parts = Object.fromEntries(CHINA.formatToParts(at).map(part => [part.type, part.value]));
  return {day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}`};
};

const base64 = bytes => {
  let text = '';
  const all = new Uint8Array(bytes);
  for (let i = 0; i < all.length; i += 0x8000) text += String.fromCharCode(...all.subarray(i, i + 0x8000));
  return btoa(text);
};

const plain = value => value === undefined || value === '' ? null : value;

export class Work {
  #box;
  #queue;
  #server;
  #writes = new Map();

  constructor(box, queue, server) {
    this.#box = box;
    this.#queue = queue;
    this.#server = server;
  }

  /** Everything of this account into memory, after the PIN. */
  async load() {
    const [lists, visits, works, answers, photos, orders, agains, findings, replies, meta] = await Promise.all(['list', 'visit', 'work', 'answer', 'photo', 'order', 'again', 'finding', 'reply', 'meta'].map(kind => this.#box.all(kind)));
    this.lists = lists;
    this.visits = new Map(visits.map(visit => [visit.id, visit]));
    this.works = new Map(works.map(work => [work.id, work]));
    this.answers = new Map();
    answers.forEach(answer => this.#answersOf(answer.visit).set(answer.code, answer));
    this.photos = new Map(photos.map(photo => [photo.id, photo]));
    this.orders = new Map(orders.map(order => [order.id, order]));
    this.agains = new Map(agains.map(again => [again.id, again]));
    this.findings = new Map(findings.map(finding => [finding.id, finding]));
    this.replies = new Map(replies.map(reply => [reply.id, reply]));
    this.meta = meta[0] ?? {id: 'me', at: null, officerId: null};
  }

  #answersOf(visit) {
    if (!this.answers.has(visit)) this.answers.set(visit, new Map());
    return this.answers.get(visit);
  }

  // ---- what comes down ----

  /** Fetches what is assigned. What has been begun here stays, whatever the server says of it now. */
  async download() {
    const down = await this.#server.get('/visits');
    const entries = [];
    const replace = (kind, map, fresh, keep) => {
      const ids = new Set(fresh.map(one => one.id));
      for (const [id, old] of map) if (!ids.has(id)) {
        if (keep(id)) {
          map.set(id, {...old, gone: true});
          entries.push([kind, id, map.get(id)]);
        } else {
          map.delete(id);
          entries.push([kind, id, undefined]);
        }
      }
      fresh.forEach(one => {
        map.set(one.id, one);
        entries.push([kind, one.id, one]);
      });
    };
    const lists = new Map(this.lists.map(list => [list.id, list]));
    replace('list', lists, down.lists, id => [...this.works.values()].some(work => work.list === id && !work.through));
    this.lists = [...lists.values()];
    replace('visit', this.visits, down.visits, id => this.works.has(id));
    replace('order', this.orders, down.orders, id => this.agains.get(id)?.queued && !this.agains.get(id).through);
    replace('finding', this.findings, down.findings, id => this.replies.get(id)?.queued && !this.replies.get(id).through);
    for (const visit of down.visits) if (visit.state === 'STARTED') entries.push(...this.#takeOver(visit));
    this.meta = {id: 'me', at: down.at, officerId: down.officerId, username: down.username};
    entries.push(['meta', 'me', this.meta]);
    entries.push(...await this.#old());
    await this.#box.change(entries);
    return down;
  }

  /** A visit that was begun at the desk or on another phone: what is there already comes along; what was tapped here and waits stays. */
  #takeOver(visit) {
    const entries = [];
    if (!this.works.has(visit.id)) {
      const at = china(new Date(visit.arrivedAt));
      const work = {...this.#fresh(visit), list: visit.checklistId, arrival: {day: at.day, time: at.time, purpose: visit.purpose, officers: visit.officers.filter(officer => officer.assigned).map(officer => officer.id)}, arrivalQueued: true};
      this.works.set(visit.id, work);
      entries.push(['work', visit.id, work]);
    }
    const answers = this.#answersOf(visit.id);
    for (const said of visit.answers) {
      const here = answers.get(said.code);
      if (here?.dirty || here?.queued) continue;
      const answer = {visit: visit.id, code: said.code, outcome: said.outcome, severity: said.severity, note: said.note ?? '', measured: said.measured, dirty: false, queued: false};
      answers.set(said.code, answer);
      entries.push(['answer', `${visit.id}/${said.code}`, answer]);
    }
    return entries;
  }

  /** Receipts and finished visits that have been kept long enough. */
  async #old() {
    const before = new Date(Date.now() - KEPT_DAYS * DAY).toISOString();
    const entries = [];
    for (const piece of await this.#queue.pieces()) if (piece.state === 'sent' && piece.sentAt < before) entries.push(['piece', piece.id, undefined], ...piece.uploads.map(id => ['upload', id, undefined]));
    for (const work of [...this.works.values()]) if (work.through && work.through < before) {
      this.works.delete(work.id);
      this.visits.delete(work.id);
      entries.push(['work', work.id, undefined], ['visit', work.id, undefined]);
      for (const code of this.#answersOf(work.id).keys()) entries.push(['answer', `${work.id}/${code}`, undefined]);
      this.answers.delete(work.id);
      for (const photo of this.photosOf(work.id)) {
        this.photos.delete(photo.id);
        entries.push(['photo', photo.id, undefined]);
      }
    }
    return entries;
  }

  // ---- a visit ----

  #fresh(visit) {
    return {id: visit.id, list: null, arrival: null, arrivalQueued: false, signatures: {}, summary: '', facilitySigner: '', refusing: false, refusal: '', signedAt: null, closed: false, closeQueued: false, conflict: null, handedOver: false, through: null};
  }

  work(id) {
    return this.works.get(id) ?? this.#fresh(this.visits.get(id));
  }

  /** The list of a visit: the one it was begun with, otherwise the one in force on the day. */
  list(visit, day = china().day) {
    const begun = this.works.get(visit.id)?.list ?? visit.checklistId;
    return this.lists.find(list => begun ? list.id === begun : list.validFrom <= day && (!list.until || list.until > day));
  }

  items(visit) {
    return (this.list(visit)?.items ?? []).filter(item => visit.domains.includes(item.domain));
  }

  answer(visit, code) {
    return this.#answersOf(visit).get(code);
  }

  photosOf(visit, code) {
    return [...this.photos.values()].filter(photo => photo.visit === visit && (code === undefined || photo.code === code));
  }

  /** An item that needs nothing more: looked at twice where it is a major hazard, with a note where it is deficient. */
  isComplete(answer) {
    return Boolean(answer?.outcome) && !answer.unsure && (answer.outcome !== 'DEFICIENT' || answer.note.trim() !== '');
  }

  /** @returns {items, left: [codes], deficient, photos} */
  progress(visit) {
    const items = this.items(visit);
    const left = items.filter(item => !this.isComplete(this.answer(visit.id, item.code))).map(item => item.code);
    return {items: items.length, left, deficient: items.filter(item => this.answer(visit.id, item.code)?.outcome === 'DEFICIENT').length, photos: this.photosOf(visit.id).length};
  }

  /** Writes of one record go one after the other; the last word stays. */
  #write(place, entries) {
    const before = this.#writes.get(place) ?? Promise.resolve();
    const now = before.catch(() => {}).then(() => this.#box.change(entries()));
    this.#writes.set(place, now);
    return now;
  }

  async arrive(visit, arrival) {
    const work = {...this.work(visit.id), arrival, list: this.list(visit, arrival.day)?.id ?? null};
    this.works.set(visit.id, work);
    await this.#write(`work/${visit.id}`, () => [['work', visit.id, this.works.get(visit.id)]]);
  }

  /** One tap on an item, or a word more about it. */
  say(visit, code, change) {
    const answer = {visit: visit.id, code, outcome: null, severity: null, note: '', measured: null, ...this.answer(visit.id, code), ...change, at: new Date().toISOString(), dirty: true};
    this.#answersOf(visit.id).set(code, answer);
    return this.#write(`answer/${visit.id}/${code}`, () => [['answer', `${visit.id}/${code}`, this.answer(visit.id, code)]]);
  }

  async photo(where, taken) {
    const id = crypto.randomUUID();
    const photo = {id, ...where, name: taken.name, takenAt: taken.takenAt, latitude: taken.latitude ?? null, longitude: taken.longitude ?? null, size: taken.bytes.byteLength, sha256: await sha256(taken.bytes), queued: false};
    await this.#box.change([['photo', id, photo], ...await file(id, taken.bytes)]);
    this.photos.set(id, photo);
    return photo;
  }

  /** A photo that has not been queued yet may be taken away again. */
  async dropPhoto(id) {
    this.photos.delete(id);
    await this.#box.change([['photo', id, undefined], ['bytes', id, undefined], ['upload', id, undefined]]);
  }

  bytes(id) {
    return this.#box.get('bytes', id);
  }

  /** Changes what is written at the end: summary, who signs, signatures. */
  async sign(visit, change, drawn) {
    let entries = [];
    if (drawn) {
      const id = crypto.randomUUID();
      change.signatures = {...this.work(visit.id).signatures, ...change.signatures, [drawn.who]: {...change.signatures?.[drawn.who], name: drawn.name, at: new Date().toISOString(), upload: id, size: drawn.bytes.byteLength}};
      entries = await file(id, drawn.bytes);
    }
    this.works.set(visit.id, {...this.work(visit.id), ...change});
    await this.#write(`work/${visit.id}`, () => [['work', visit.id, this.works.get(visit.id)], ...entries]);
  }

  /** Both sides have signed, or the home refused: from here it only goes to the server. */
  async close(visit) {
    await this.sign(visit, {signedAt: new Date().toISOString(), closed: true});
  }

  async reopen(visit) {
    await this.sign(visit, {signedAt: null, closed: false, closeQueued: false, signatures: {}});
  }

  // ---- into the queue ----

  /** Turns what is complete into pieces, each together with the mark that it has been: nothing is queued twice or left out. */
  async harvest() {
    for (const visit of this.visits.values()) if (this.works.get(visit.id)?.arrival && !this.works.get(visit.id).through) await this.#harvest(visit);
  }

  async #harvest(visit) {
    const work = this.work(visit.id);
    if (work.conflict) return;
    const group = `inspection/${visit.id}`;
    const entries = [];
    const changed = {};
    if (!work.arrivalQueued) {
      entries.push(this.#queue.entry({group, kind: 'arrival', path: `/inspections/${visit.id}/arrival`, body: work.arrival}));
      changed.arrivalQueued = true;
    }
    const said = [...this.#answersOf(visit.id).values()].filter(answer => answer.dirty && this.isComplete(answer));
    if (said.length) {
      entries.push(this.#queue.entry({group, kind: 'answers', items: said.length, path: `/inspections/${visit.id}/answers`, body: {answers: said.map(words)}}));
      said.forEach(answer => {
        const queued = {...answer, dirty: false, queued: true};
        this.#answersOf(visit.id).set(answer.code, queued);
        entries.push(['answer', `${visit.id}/${answer.code}`, queued]);
      });
    }
    for (const photo of this.photosOf(visit.id).filter(one => !one.queued)) {
      const queued = {...photo, queued: true};
      this.photos.set(photo.id, queued);
      entries.push(['photo', photo.id, queued], this.#queue.entry({group, kind: 'photo', path: `/inspections/${visit.id}/photos`, uploads: [photo.id], size: photo.size, body: shown(photo)}));
    }
    if (work.closed && !work.closeQueued) {
      for (const signature of signatures(work)) entries.push(this.#queue.entry({group, kind: 'signature', path: `/inspections/${visit.id}/signatures`, uploads: signature.upload ? [signature.upload] : [], size: sizeOf(work, signature), body: signature}));
      entries.push(this.#queue.entry({group, kind: 'record', path: `/inspections/${visit.id}/record`, body: record(work)}));
      changed.closeQueued = true;
    }
    if (!entries.length) return;
    this.works.set(visit.id, {...this.work(visit.id), ...changed});
    entries.push(['work', visit.id, this.works.get(visit.id)]);
    await this.#write(`work/${visit.id}`, () => entries);
  }

  /** The server will not take a piece. A list that has grown is finished here; anything else is for the desk. */
  async refused(piece, refusal) {
    const [kind, id] = piece.group.split('/');
    const visit = this.visits.get(Number(id));
    if (kind !== 'inspection' || !visit) return;
    if (refusal.code === 'inspection.items-left') {
      await this.#box.put('piece', piece.id, undefined);
      await this.reopen(visit);
      return;
    }
    await this.sign(visit, {conflict: {code: refusal.code, detail: refusal.message, at: new Date().toISOString()}});
    if (this.work(visit.id).closed) await this.handOver(visit);
  }

  /** Gives a visit that cannot go the ordinary way to the desk, whole; the server's own stays as it is. */
  async handOver(visit) {
    const work = this.work(visit.id);
    const pieces = (await this.#queue.pieces()).filter(piece => piece.group === `inspection/${visit.id}` && piece.state !== 'sent');
    const {body, files} = this.#whole(visit, work.conflict?.detail ?? work.conflict?.code ?? '', pieces);
    const bytes = files.reduce((sum, photo) => sum + photo.size, 0);
    const entries = pieces.map(piece => ['piece', piece.id, {...piece, state: 'held'}]);
    entries.push(this.#queue.entry({group: `deposit/${visit.id}`, kind: 'deposit', path: `/visits/${visit.id}/deposits`, uploads: [...files.map(photo => photo.id), ...body.signatures.map(signature => signature.upload).filter(Boolean)], size: bytes + JSON.stringify(body).length, body}));
    this.works.set(visit.id, {...work, handedOver: true, closed: true});
    entries.push(['work', visit.id, this.works.get(visit.id)]);
    await this.#box.change(entries);
  }

  /** All that is known here of a visit; of its photos those the server has not got. */
  #whole(visit, why, pieces) {
    const work = this.work(visit.id);
    const unsent = new Set(pieces.flatMap(piece => piece.uploads));
    const files = this.photosOf(visit.id).filter(photo => !photo.queued || unsent.has(photo.id));
    const body = {
      why, arrival: work.arrival, madeAt: new Date().toISOString(),
      answers: [...this.#answersOf(visit.id).values()].filter(answer => this.isComplete(answer)).map(words),
      signatures: signatures(work).map(one => ({...one, upload: work.closeQueued && !unsent.has(one.upload) ? null : one.upload})),
      record: work.signedAt ? record(work) : null, photos: files.map(shown),
    };
    return {body, files};
  }

  /** A piece has arrived. */
  async taken(piece) {
    const [kind, text] = piece.group.split('/');
    const id = Number(text);
    const through = new Date().toISOString();
    if (piece.kind === 'answers') for (const said of piece.body.answers) {
      const answer = this.answer(id, said.code);
      if (answer && !answer.dirty) await this.#write(`answer/${id}/${said.code}`, () => {
        const now = {...this.answer(id, said.code), queued: false};
        this.#answersOf(id).set(said.code, now);
        return [['answer', `${id}/${said.code}`, now]];
      });
    }
    if (piece.kind === 'record' || piece.kind === 'deposit') await this.sign({id}, {through});
    if (piece.kind === 'again') await this.#through('again', this.agains, id, through);
    if (piece.kind === 'reply') await this.#through('reply', this.replies, id, through);
    return kind;
  }

  async #through(kind, map, id, through) {
    map.set(id, {...map.get(id), through});
    await this.#box.put(kind, id, map.get(id));
  }

  // ---- looking again ----

  again(order) {
    const old = this.agains.get(order.id);
    return old && !old.through ? old : {id: order.id, day: china().day, firstOfficer: this.meta.officerId, secondOfficer: null, results: {}, queued: false, through: null};
  }

  async look(order, change) {
    const again = {...this.again(order), ...change};
    this.agains.set(order.id, again);
    await this.#write(`again/${order.id}`, () => [['again', order.id, this.agains.get(order.id)]]);
  }

  async sendAgain(order) {
    const again = {...this.again(order), queued: true};
    const photos = [...this.photos.values()].filter(photo => photo.order === order.id && !photo.queued);
    const results = Object.entries(again.results).map(([finding, result]) => ({finding: Number(finding), passed: result.passed, note: plain(result.note), due: result.passed ? null : plain(result.due)}));
    const body = {day: again.day, firstOfficer: again.firstOfficer, secondOfficer: again.secondOfficer, results, photos: photos.map(photo => ({upload: photo.id, finding: photo.finding, name: photo.name, takenAt: photo.takenAt}))};
    this.agains.set(order.id, again);
    await this.#box.change([['again', order.id, again], this.#queue.entry({group: `order/${order.id}`, kind: 'again', path: `/orders/${order.id}/reinspection`, uploads: photos.map(photo => photo.id), size: photos.reduce((sum, photo) => sum + photo.size, JSON.stringify(body).length), body}), ...this.#queuedPhotos(photos)]);
  }

  #queuedPhotos(photos) {
    return photos.map(photo => {
      const queued = {...photo, queued: true};
      this.photos.set(photo.id, queued);
      return ['photo', photo.id, queued];
    });
  }

  // ---- a home's answer ----

  reply(finding) {
    const old = this.replies.get(finding.id);
    return old && !old.through ? old : {id: finding.id, done: finding.draft ?? '', queued: false, through: null};
  }

  async write(finding, change) {
    const reply = {...this.reply(finding), ...change};
    this.replies.set(finding.id, reply);
    await this.#write(`reply/${finding.id}`, () => [['reply', finding.id, this.replies.get(finding.id)]]);
  }

  async sendReply(finding) {
    const reply = {...this.reply(finding), queued: true};
    const photos = [...this.photos.values()].filter(photo => photo.of === finding.id && !photo.queued);
    const group = `finding/${finding.id}`;
    this.replies.set(finding.id, reply);
    await this.#box.change([['reply', finding.id, reply], ...this.#queuedPhotos(photos),
      ...photos.map(photo => this.#queue.entry({group, kind: 'photo', path: `/findings/${finding.id}/photos`, uploads: [photo.id], size: photo.size, body: {upload: photo.id, name: photo.name, takenAt: photo.takenAt, latitude: photo.latitude, longitude: photo.longitude}})),
      this.#queue.entry({group, kind: 'reply', path: `/findings/${finding.id}/answer`, body: {done: reply.done}})]);
  }

  /** What was refused may be put right and sent anew: its pieces are withdrawn, its photos wait again. */
  async takeBack(group) {
    const [kind, id] = group.split('/');
    const pieces = (await this.#queue.pieces()).filter(piece => piece.group === group && piece.state !== 'sent');
    const entries = pieces.map(piece => ['piece', piece.id, undefined]);
    for (const piece of pieces) for (const upload of piece.uploads) if (this.photos.has(upload)) {
      this.photos.set(upload, {...this.photos.get(upload), queued: false});
      entries.push(['photo', upload, this.photos.get(upload)]);
    }
    const map = kind === 'order' ? this.agains : this.replies;
    map.set(Number(id), {...map.get(Number(id)), queued: false});
    entries.push([kind === 'order' ? 'again' : 'reply', Number(id), map.get(Number(id))]);
    await this.#box.change(entries);
  }

  // ---- what has not arrived ----

  /** @returns {waiting, bytes, refused, draft}: pieces, bytes, refused pieces, and what is not complete enough to be a piece yet */
  async unsent() {
    const counts = await this.#queue.counts();
    let draft = 0, bytes = 0;
    for (const work of this.works.values()) if (!work.through && !work.handedOver) {
      draft += [...this.#answersOf(work.id).values()].filter(answer => answer.dirty).length + (work.arrival && !work.arrivalQueued ? 1 : 0);
      for (const photo of this.photosOf(work.id)) if (!photo.queued) {
        draft++;
        bytes += photo.size;
      }
    }
    for (const photo of this.photos.values()) if (photo.visit === undefined && !photo.queued) {
      draft++;
      bytes += photo.size;
    }
    return {...counts, draft, bytes: counts.bytes + bytes};
  }

  /** Everything that has not arrived, as the desk reads it (the rescue file before it is sealed). */
  async rescue() {
    const pieces = (await this.#queue.pieces()).filter(piece => piece.state !== 'sent');
    const bytes = async id => base64(await this.#box.get('bytes', id));
    const photo = async one => ({name: one.name, takenAt: one.takenAt, sha256: one.sha256, bytes: await bytes(one.id)});
    const visits = [];
    for (const visit of this.visits.values()) {
      const work = this.works.get(visit.id);
      if (!work || work.through || !work.arrival) continue;
      const {body, files} = this.#whole(visit, 'rescue', pieces.filter(piece => piece.group.endsWith(`/${visit.id}`)));
      visits.push({id: visit.id, ...body,
        signatures: await Promise.all(body.signatures.map(async ({upload, ...signature}) => ({...signature, sha256: upload ? (await this.#box.get('upload', upload)).sha256 : null, bytes: upload && await this.#box.get('bytes', upload) ? await bytes(upload) : null}))),
        photos: await Promise.all(files.map(async one => ({code: one.code, latitude: one.latitude, longitude: one.longitude, ...await photo(one)})))});
    }
    const unsentPhotos = kept => [...this.photos.values()].filter(one => kept(one) && (!one.queued || pieces.some(piece => piece.uploads.includes(one.id))));
    const findings = await Promise.all([...this.replies.values()].filter(reply => !reply.through && reply.done).map(async reply => ({id: reply.id, done: reply.done, photos: await Promise.all(unsentPhotos(one => one.of === reply.id).map(photo))})));
    const reinspections = await Promise.all([...this.agains.values()].filter(again => !again.through && Object.keys(again.results).length).map(async again => ({order: again.id, day: again.day, firstOfficer: again.firstOfficer, secondOfficer: again.secondOfficer,
      results: Object.entries(again.results).map(([finding, result]) => ({finding: Number(finding), passed: result.passed, note: plain(result.note), due: result.passed ? null : plain(result.due)})),
      photos: await Promise.all(unsentPhotos(one => one.order === again.id).map(async one => ({finding: one.finding, ...await photo(one)})))})));
    return {visits, findings, reinspections};
  }
}

function words(answer) {
  return {code: answer.code, outcome: answer.outcome, severity: answer.outcome === 'DEFICIENT' ? plain(answer.severity) : null, note: plain(answer.note), measured: plain(answer.measured), at: answer.at ?? null};
}

function shown(photo) {
  return {upload: photo.id, code: photo.code, name: photo.name, takenAt: photo.takenAt, latitude: photo.latitude, longitude: photo.longitude};
}

function signatures(work) {
  return Object.entries(work.signatures).filter(([who, signature]) => who !== 'home' || !work.refusing).filter(([, signature]) => signature.name).map(([who, signature]) => ({officer: who === 'home' ? null : Number(who), name: signature.name, signedAt: signature.at, upload: signature.upload ?? null}));
}

const sizeOf = (work, signature) => (work.signatures[signature.officer ?? 'home'].size ?? 0) + JSON.stringify(signature).length;

function record(work) {
  return {summary: plain(work.summary), facilitySigner: work.refusing ? null : plain(work.facilitySigner), refusal: work.refusing ? plain(work.refusal) : null, signedAt: work.signedAt};
}

export {base64};
