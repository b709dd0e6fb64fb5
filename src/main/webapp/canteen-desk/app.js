// The application of a canteen's tablet: what is shown first, and its screens.

import {app, begin} from '../phone/app.js';
import {Till} from './till.js';
import * as desk from './screens/desk.js';
import * as deliveries from './screens/deliveries.js';
import * as meals from './screens/meals.js';

begin({
  name: 'till', locks: 'care-till',
  title: group => app.work.title(group),
  work: (box, queue, server) => new Till(box, queue, server),
  screens: {'': desk.desk, canteens: desk.canteens, deliveries: deliveries.route, meals: meals.all, look: meals.look},
});

// with the clock the sitting changes, and the day, also when nothing else does
setInterval(() => app.work && document.dispatchEvent(new CustomEvent('care-till')), 30_000);
