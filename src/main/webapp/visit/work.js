// What an inspector, and a home, does on the phone: visits with their arrival, answers, photos and signatures; answers to findings;
// looking again. Each tap is written at once; what is complete becomes pieces of the queue.

import {Kept} from '../phone/kept.js';
import {file, sha256} from '../phone/queue.js';
import {china} from '../phone/view.js';

const DAY = 86_400_000;
/** Pieces and visits that are through stay this long as their own receipt. */
const KEPT_DAYS = 14;

const base64 = bytes => {
  let text = '';
  const all = new Uint8Array(bytes);
  for (let i = 0; i < all.length; i += 0x8000) text += String.fromCharCode(...all.subarray(i, i + 0x8000));
  return btoa(text);
};

const place = (visit, code) => `${visit}/${code}`;
const signed = work => Object.values(work.signatures).some(Boolean);
const queued = photo => ['photo', photo.id, now => now && {...now, queued: true}];
const plain = value => value === undefined || value === '' ? null : value;

export class Work {
  #box;
  #queue;
  #server;
  #kept;

  constructor(box, queue, server) {
    this.#box = box;
    this.#queue = queue;
    this.#server = server;
    this.#kept = new Kept(box);
  }

  /** Everything of this account into memory, after the PIN. */
  async load() {
    let meta;
    [this.lists, this.visits, this.works, this.answers, this.photos, this.orders, this.agains, this.findings, this.replies, meta] = await this.#kept.load(['list', 'visit', 'work', 'answer', 'photo', 'order', 'again', 'finding', 'reply', 'meta'],
      {answer: answer => place(answer.visit, answer.code)});
    this.meta = meta.get('me') ?? {id: 'me', at: null, officerId: null};
  }

  #commit(make) {
    return this.#kept.commit(make);
  }

  #said(kind, id, value) {
    return this.#kept.said(kind, id, value);
  }

  #answersOf(visit) {
    return [...this.answers.values()].filter(answer => answer.visit === visit);
  }

  // ---- what comes down ----

  /** Fetches what is assigned. What has been begun here stays, whatever the server says of it now. */
  async download() {
    const down = await this.#server.get('/visits');
    await this.#commit(async () => {
      const pieces = await this.#queue.pieces();
      const entries = [];
      const replace = (kind, map, fresh, keep) => {
        const ids = new Set(fresh.map(one => one.id));
        for (const [id, old] of map) if (!ids.has(id)) entries.push([kind, id, keep(id) ? {...old, gone: true} : undefined]);
        fresh.forEach(one => entries.push([kind, one.id, one]));
      };
      const used = new Set([...this.works.values()].filter(work => !work.through).map(work => work.list));
      replace('list', this.lists, down.lists, id => used.has(id));
      replace('visit', this.visits, down.visits, id => this.#isOwn(id, pieces) || this.works.get(id)?.through);
      replace('order', this.orders, down.orders, id => this.agains.get(id)?.queued && !this.agains.get(id).through);
      replace('finding', this.findings, down.findings, id => this.replies.get(id)?.queued && !this.replies.get(id).through);
      for (const id of this.works.keys()) if (!down.visits.some(visit => visit.id === id) && !this.#isOwn(id, pieces) && !this.works.get(id).through) entries.push(...this.#without(id));
      for (const visit of down.visits) if (visit.state === 'STARTED') entries.push(...this.#takeOver(visit));
      for (const order of down.orders) if (this.agains.get(order.id)?.through) entries.push(['again', order.id, undefined]);
      for (const finding of down.findings) if (this.replies.get(finding.id)?.through) entries.push(['reply', finding.id, undefined]);
      this.meta = {id: 'me', at: down.at, officerId: down.officerId, username: down.username};
      entries.push(['meta', 'me', this.meta], ...this.#old(pieces));
      return entries;
    });
    return down;
  }

  /** Whether this phone has something of a visit that has not arrived. */
  #isOwn(id, pieces) {
    const work = this.works.get(id);
    return Boolean(work) && !work.through && (work.arrival && !work.arrivalQueued || work.closed || work.conflict || signed(work) || this.#answersOf(id).some(answer => answer.dirty || answer.queued) || this.photosOf(id).some(photo => !photo.queued)
      || pieces.some(piece => piece.state !== 'sent' && piece.group.endsWith(`/${id}`)));
  }

  /**
   * A visit that was begun at the desk or on another phone: what is there already comes along, and the list it is made with; what was
   * tapped here and waits stays.
   */
  #takeOver(visit) {
    const entries = [];
    const here = this.works.get(visit.id);
    if (!here) {
      const at = china(new Date(visit.arrivedAt));
      entries.push(['work', visit.id, {...this.#fresh(visit), list: visit.checklistId, arrival: {day: at.day, time: at.time, purpose: visit.purpose, officers: visit.officers.filter(officer => officer.assigned).map(officer => officer.id)}, arrivalQueued: true}]);
    } else if (here.list !== visit.checklistId && !here.closed) entries.push(['work', visit.id, now => now && {...now, list: visit.checklistId}]);
    for (const said of visit.answers) {
      const answer = {visit: visit.id, code: said.code, outcome: said.outcome, severity: said.severity, note: said.note ?? '', measured: said.measured, dirty: false, queued: false};
      entries.push(['answer', place(visit.id, said.code), now => now?.dirty || now?.queued || here?.closed ? now : answer]);
    }
    return entries;
  }

  /** Receipts and finished visits that have been kept long enough. */
  #old(pieces) {
    const before = new Date(Date.now() - KEPT_DAYS * DAY).toISOString();
    const entries = [];
    for (const piece of pieces) if (piece.state === 'sent' && piece.sentAt < before) entries.push(['piece', piece.id, undefined], ...piece.uploads.map(id => ['upload', id, undefined]));
    for (const work of this.works.values()) if (work.through && work.through < before) entries.push(['visit', work.id, undefined], ...this.#without(work.id));
    return entries;
  }

  #without(id) {
    return [['work', id, undefined], ...this.#answersOf(id).map(answer => ['answer', place(id, answer.code), undefined]), ...this.photosOf(id).map(photo => ['photo', photo.id, undefined])];
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
    return begun ? this.lists.get(begun) : [...this.lists.values()].find(list => list.validFrom <= day && (!list.until || list.until > day));
  }

  items(visit) {
    return (this.list(visit)?.items ?? []).filter(item => visit.domains.includes(item.domain));
  }

  answer(visit, code) {
    return this.answers.get(place(visit, code));
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

  arrive(visit, arrival) {
    return this.#said('work', visit.id, {...this.work(visit.id), arrival, list: this.list(visit, arrival.day)?.id ?? null});
  }

  /** What was signed before it was finished stands under something else now. @returns whether there was a signature */
  unsign(visit) {
    const work = this.work(visit.id);
    if (work.closed || !signed(work)) return false;
    this.sign(visit, {signatures: {}});
    return true;
  }

  /** One tap on an item, or a word more about it. */
  say(visit, code, change) {
    return this.#said('answer', place(visit.id, code), {visit: visit.id, code, outcome: null, severity: null, note: '', measured: null, ...this.answer(visit.id, code), ...change, at: new Date().toISOString(), dirty: true});
  }

  async photo(where, taken) {
    const id = crypto.randomUUID();
    const photo = {id, ...where, name: taken.name, takenAt: taken.takenAt, latitude: taken.latitude ?? null, longitude: taken.longitude ?? null, size: taken.bytes.byteLength, sha256: await sha256(taken.bytes), queued: false};
    const bytes = await file(id, taken.bytes);
    await this.#commit(() => [['photo', id, photo], ...bytes]);
    return photo;
  }

  /** A photo that has not been queued yet may be taken away again. @returns whether it was */
  async dropPhoto(id) {
    const gone = await this.#commit(() => this.photos.get(id)?.queued === false ? [['photo', id, undefined], ['bytes', id, undefined], ['upload', id, undefined]] : []);
    return gone.length > 0;
  }

  bytes(id) {
    return this.#box.get('bytes', id);
  }

  /** Changes what is written at the end: summary, who signs, signatures. */
  async sign(visit, change, drawn) {
    let entries = [];
    if (drawn) {
      const id = crypto.randomUUID();
      entries = await file(id, drawn.bytes);
      change.signatures = {...this.work(visit.id).signatures, [drawn.who]: {name: drawn.name, at: new Date().toISOString(), upload: id, size: drawn.bytes.byteLength}};
    }
    this.works.set(visit.id, {...this.work(visit.id), ...change});
    await this.#commit(() => [['work', visit.id, now => now], ...entries]);
  }

  /** Both sides have signed, or the home refused: from here it only goes to the server. */
  close(visit) {
    return this.sign(visit, {signedAt: new Date().toISOString(), closed: true});
  }

  // ---- into the queue ----

  /** Turns what is complete into pieces, each together with the mark that it has been: nothing is queued twice or left out. */
  async harvest() {
    await this.#heal();
    for (const visit of this.visits.values()) if (this.works.get(visit.id)?.arrival && !this.works.get(visit.id).through) await this.#commit(() => this.#harvest(visit));
  }

  #harvest(visit) {
    const work = this.work(visit.id);
    if (work.conflict) return [];
    const group = `inspection/${visit.id}`;
    const entries = [];
    const marks = {};
    if (!work.arrivalQueued) {
      entries.push(this.#queue.entry({group, kind: 'arrival', path: `/inspections/${visit.id}/arrival`, body: work.arrival}));
      marks.arrivalQueued = true;
    }
    const closing = work.closed && !work.closeQueued;
    // with the signatures goes all that was signed, whatever somebody else has said meanwhile
    const said = this.#answersOf(visit.id).filter(answer => (answer.dirty || closing) && this.isComplete(answer));
    if (said.length) {
      entries.push(this.#queue.entry({group, kind: 'answers', items: said.length, path: `/inspections/${visit.id}/answers`, body: {answers: said.map(words)}}));
      said.forEach(answer => entries.push(['answer', place(visit.id, answer.code), now => now === answer ? {...answer, dirty: false, queued: true} : now]));
    }
    for (const photo of this.photosOf(visit.id).filter(one => !one.queued)) entries.push(['photo', photo.id, now => now && {...now, queued: true}], this.#queue.entry({group, kind: 'photo', path: `/inspections/${visit.id}/photos`, uploads: [photo.id], size: photo.size, body: shown(photo)}));
    if (closing) {
      for (const signature of signatures(work)) entries.push(this.#queue.entry({group, kind: 'signature', path: `/inspections/${visit.id}/signatures`, uploads: signature.upload ? [signature.upload] : [], keep: true, size: sizeOf(work, signature), body: signature}));
      entries.push(this.#queue.entry({group, kind: 'record', path: `/inspections/${visit.id}/record`, body: record(work)}));
      marks.closeQueued = true;
    }
    if (entries.length) entries.push(['work', visit.id, now => ({...now, ...marks})]);
    return entries;
  }

  /** Killed between an answer of the server and what follows from it, a phone makes up for it here. */
  async #heal() {
    const pieces = await this.#queue.pieces();
    for (const piece of pieces) {
      const [kind, id] = piece.group.split('/');
      const work = this.works.get(Number(id));
      if (kind === 'inspection' && piece.state === 'refused' && work && !work.conflict) await this.refused(piece, {code: piece.error.code, message: piece.error.detail});
      if (piece.state !== 'sent') continue;
      if (['record', 'deposit'].includes(piece.kind) && work && !work.through) await this.taken(piece);
      if (piece.kind === 'again' && this.agains.get(Number(id))?.queued && !this.agains.get(Number(id)).through || piece.kind === 'reply' && this.replies.get(Number(id))?.queued && !this.replies.get(Number(id)).through) await this.taken(piece);
    }
    const has = (group, kind) => pieces.some(piece => piece.group === group && piece.kind === kind);
    await this.#commit(() => [...this.works.values()].filter(work => !work.through && (work.closeQueued && !work.handedOver && !has(`inspection/${work.id}`, 'record') || work.handedOver && !has(`deposit/${work.id}`, 'deposit')))
      .map(work => ['work', work.id, now => ({...now, closeQueued: false, handedOver: false})]));
  }

  /** The server will not take a piece. A list that has grown is finished here; anything else is for the desk. */
  async refused(piece, refusal) {
    const [kind, id] = piece.group.split('/');
    const visit = this.visits.get(Number(id));
    if (kind !== 'inspection' || !visit) return;
    if (refusal.code === 'inspection.items-left') {
      await this.#commit(() => [['piece', piece.id, undefined], ['work', visit.id, now => ({...now, signedAt: null, closed: false, closeQueued: false, signatures: {}})]]);
      return;
    }
    await this.sign(visit, {conflict: {code: refusal.code, detail: refusal.message, at: new Date().toISOString()}});
    if (this.work(visit.id).closed) await this.handOver(visit);
  }

  /** Once more as it is: what kept the server from taking it may have passed. */
  async retry(group) {
    const [kind, id] = group.split('/');
    await this.#commit(async () => [...(await this.#queue.pieces()).filter(piece => piece.group === group && piece.state === 'refused').map(piece => ['piece', piece.id, {...piece, state: 'waiting', error: null}]),
      ...kind === 'inspection' && this.works.has(Number(id)) ? [['work', Number(id), now => ({...now, conflict: null})]] : []]);
  }

  /** Gives a visit that cannot go the ordinary way to the desk, whole; the server's own stays as it is. */
  async handOver(visit) {
    await this.#commit(async () => {
      const work = this.work(visit.id);
      if (work.handedOver) return [];
      const pieces = (await this.#queue.pieces()).filter(piece => piece.group === `inspection/${visit.id}` && piece.state !== 'sent');
      const {body, files} = this.#whole(visit, work.conflict?.detail ?? work.conflict?.code ?? '', pieces);
      const size = files.reduce((sum, photo) => sum + photo.size, 0) + Object.values(work.signatures).reduce((sum, signature) => sum + (signature?.size ?? 0), 0);
      return [...pieces.map(piece => ['piece', piece.id, {...piece, state: 'held'}]),
        this.#queue.entry({group: `deposit/${visit.id}`, kind: 'deposit', path: `/visits/${visit.id}/deposits`, uploads: [...files.map(photo => photo.id), ...body.signatures.map(signature => signature.upload).filter(Boolean)], size: size + JSON.stringify(body).length, body}),
        ['work', visit.id, now => ({...now, handedOver: true, closed: true})]];
    });
  }

  /** All that is known here of a visit; of its photos those the server has not got. */
  #whole(visit, why, pieces) {
    const work = this.work(visit.id);
    const unsent = new Set(pieces.flatMap(piece => piece.uploads));
    const files = this.photosOf(visit.id).filter(photo => !photo.queued || unsent.has(photo.id));
    const body = {
      why, arrival: work.arrival, madeAt: new Date().toISOString(),
      answers: this.#answersOf(visit.id).filter(answer => this.isComplete(answer)).map(words),
      signatures: signatures(work), record: work.signedAt ? record(work) : null, photos: files.map(shown),
    };
    return {body, files};
  }

  /** A piece has arrived. */
  async taken(piece) {
    const id = Number(piece.group.split('/')[1]);
    const through = new Date().toISOString();
    const arrived = now => now && {...now, through};
    if (piece.kind === 'answers') await this.#commit(() => piece.body.answers.map(said => ['answer', place(id, said.code), now => now && !now.dirty ? {...now, queued: false} : now]));
    if (piece.kind === 'record' || piece.kind === 'deposit') await this.#commit(() => [['work', id, arrived], ...signatures(this.work(id)).filter(signature => signature.upload).map(signature => ['bytes', signature.upload, undefined])]);
    if (piece.kind === 'again') await this.#commit(() => [['again', id, arrived]]);
    if (piece.kind === 'reply') await this.#commit(() => [['reply', id, arrived]]);
  }

  // ---- looking again ----

  again(order) {
    return this.agains.get(order.id) ?? {id: order.id, day: china().day, firstOfficer: this.meta.officerId, secondOfficer: null, results: {}, queued: false, through: null};
  }

  look(order, change) {
    return this.#said('again', order.id, {...this.again(order), ...change});
  }

  /** What was decided on, of what the order still has; a note without a verdict stays here. */
  #results(order, again) {
    return Object.entries(again.results).filter(([finding, result]) => result.passed !== undefined && order.findings.some(one => one.id === Number(finding)))
      .map(([finding, result]) => ({finding: Number(finding), passed: result.passed, note: plain(result.note), due: result.passed ? null : plain(result.due)}));
  }

  sendAgain(order) {
    return this.#commit(() => {
      const again = this.again(order);
      const results = this.#results(order, again);
      const photos = [...this.photos.values()].filter(photo => photo.order === order.id && !photo.queued && results.some(result => result.finding === photo.finding));
      const body = {day: again.day, firstOfficer: again.firstOfficer, secondOfficer: again.secondOfficer, results, photos: photos.map(photo => ({upload: photo.id, finding: photo.finding, name: photo.name, takenAt: photo.takenAt}))};
      return [['again', order.id, now => ({...now ?? again, queued: true})], ...photos.map(queued),
        this.#queue.entry({group: `order/${order.id}`, kind: 'again', path: `/orders/${order.id}/reinspection`, uploads: photos.map(photo => photo.id), size: photos.reduce((sum, photo) => sum + photo.size, JSON.stringify(body).length), body})];
    });
  }

  // ---- a home's answer ----

  reply(finding) {
    return this.replies.get(finding.id) ?? {id: finding.id, done: finding.draft ?? '', queued: false, through: null};
  }

  write(finding, change) {
    return this.#said('reply', finding.id, {...this.reply(finding), ...change});
  }

  sendReply(finding) {
    return this.#commit(() => {
      const reply = this.reply(finding);
      const photos = [...this.photos.values()].filter(photo => photo.of === finding.id && !photo.queued);
      const group = `finding/${finding.id}`;
      return [['reply', finding.id, now => ({...now ?? reply, queued: true})], ...photos.map(queued),
        ...photos.map(photo => this.#queue.entry({group, kind: 'photo', path: `/findings/${finding.id}/photos`, uploads: [photo.id], size: photo.size, body: {upload: photo.id, name: photo.name, takenAt: photo.takenAt, latitude: photo.latitude, longitude: photo.longitude}})),
        this.#queue.entry({group, kind: 'reply', path: `/findings/${finding.id}/answer`, body: {done: reply.done}})];
    });
  }

  /** What was refused may be put right and sent anew: its pieces are withdrawn, its photos wait again. */
  async takeBack(group) {
    const [kind, id] = group.split('/');
    await this.#commit(async () => {
      const pieces = (await this.#queue.pieces()).filter(piece => piece.group === group && piece.state !== 'sent');
      return [...pieces.map(piece => ['piece', piece.id, undefined]), ...pieces.flatMap(piece => piece.uploads).filter(upload => this.photos.has(upload)).map(upload => ['photo', upload, now => now && {...now, queued: false}]),
        [kind === 'order' ? 'again' : 'reply', Number(id), now => ({...now, queued: false})]];
    });
  }

  // ---- what has not arrived ----

  /** @returns {waiting, bytes, refused, draft}: pieces, bytes, refused pieces, and what is not a piece yet */
  async unsent() {
    const counts = await this.#queue.counts();
    let draft = 0, bytes = 0;
    for (const work of this.works.values()) if (!work.through && !work.handedOver) {
      draft += this.#answersOf(work.id).filter(answer => answer.dirty).length + (work.arrival && !work.arrivalQueued ? 1 : 0) + (work.closed && !work.closeQueued ? 1 : 0) + (work.closeQueued ? 0 : Object.values(work.signatures).filter(Boolean).length);
      for (const photo of this.photosOf(work.id)) if (!photo.queued) {
        draft++;
        bytes += photo.size;
      }
    }
    for (const photo of this.photos.values()) if (photo.visit === undefined && !photo.queued) {
      draft++;
      bytes += photo.size;
    }
    draft += [...this.replies.values()].filter(reply => reply.done && !reply.queued && !reply.through).length + [...this.agains.values()].filter(again => Object.keys(again.results).length && !again.queued && !again.through).length;
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
      if (!work?.arrival || !this.#isOwn(visit.id, pieces)) continue;
      const {body, files} = this.#whole(visit, 'rescue', pieces.filter(piece => piece.group.endsWith(`/${visit.id}`)));
      visits.push({id: visit.id, ...body,
        signatures: await Promise.all(body.signatures.map(async ({upload, ...signature}) => ({...signature, sha256: upload ? (await this.#box.get('upload', upload)).sha256 : null, bytes: upload && await this.#box.get('bytes', upload) ? await bytes(upload) : null}))),
        photos: await Promise.all(files.map(async one => ({code: one.code, latitude: one.latitude, longitude: one.longitude, ...await photo(one)})))});
    }
    const unsentPhotos = kept => [...this.photos.values()].filter(one => kept(one) && (!one.queued || pieces.some(piece => piece.uploads.includes(one.id))));
    const findings = await Promise.all([...this.replies.values()].filter(reply => !reply.through && reply.done).map(async reply => ({id: reply.id, done: reply.done, photos: await Promise.all(unsentPhotos(one => one.of === reply.id).map(photo))})));
    const reinspections = await Promise.all([...this.agains.values()].filter(again => again.queued && !again.through && this.orders.has(again.id)).map(async again => ({order: again.id, day: again.day, firstOfficer: again.firstOfficer, secondOfficer: again.secondOfficer,
      results: this.#results(this.orders.get(again.id), again),
      photos: await Promise.all(unsentPhotos(one => one.order === again.id && again.results[one.finding]?.passed !== undefined).map(async one => ({finding: one.finding, ...await photo(one)})))})));
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
  return Object.entries(work.signatures).filter(([who, signature]) => who !== 'home' || !work.refusing).filter(([, signature]) => signature?.name).map(([who, signature]) => ({officer: who === 'home' ? null : Number(who), name: signature.name, signedAt: signature.at, upload: signature.upload ?? null}));
}

const sizeOf = (work, signature) => (work.signatures[signature.officer ?? 'home'].size ?? 0) + JSON.stringify(signature).length;

function record(work) {
  return {summary: plain(work.summary), facilitySigner: work.refusing ? null : plain(work.facilitySigner), refusal: work.refusing ? plain(work.refusal) : null, signedAt: work.signedAt};
}

export {base64};
