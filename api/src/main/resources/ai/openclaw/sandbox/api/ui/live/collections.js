import { Collection } from './collection.js';

/** What several pages look at. */
export const sandboxes = new Collection('/sandboxes');
export const sessions = new Collection('/sessions');
export const events = new Collection('/events', { most: 500 });
