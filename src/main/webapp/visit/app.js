// The application of inspectors, and of homes that answer: what is shown first, and its screens.

import {app, begin} from '../phone/app.js';
import {watch} from '../phone/place.js';
import {t} from '../phone/view.js';
import {Work} from './work.js';
import * as visits from './screens/visits.js';
import * as items from './screens/items.js';
import * as sign from './screens/sign.js';
import * as orders from './screens/orders.js';
import * as findings from './screens/findings.js';
import {rescue} from './screens/rescue.js';

const isHome = () => app.account.role === 'FACILITY_OPERATOR';

function title(group) {
  const [kind, id] = group.split('/');
  const number = Number(id);
  return {inspection: () => app.work.visits.get(number)?.facility.name, deposit: () => app.work.visits.get(number)?.facility.name, order: () => app.work.orders.get(number)?.facility, finding: () => t('finding.title', app.work.findings.get(number)?.number ?? number)}[kind]?.() ?? t(`group.${kind}`, id);
}

begin({
  name: 'visit', locks: 'care', refetches: true, title, rescue,
  work: (box, queue, server) => new Work(box, queue, server),
  entered() {
    if (!isHome()) watch();
  },
  screens: {
    '': () => isHome() ? findings.all() : visits.all(), visit: visits.one, arrive: visits.arrive, items: items.list, sign: sign.record,
    visits: visits.all, orders: orders.all, order: orders.one, findings: findings.all, finding: findings.one,
  },
});
