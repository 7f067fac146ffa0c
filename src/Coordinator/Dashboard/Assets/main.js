// Follows a search: what the events bring is kept in one place, and each part of the page shows what of it has changed.
import { byId, say } from './dom.js';
import { allowActions } from './access.js';
import { follow } from './stream.js';
import { showProgress, startActions } from './progress.js';
import { showRanking, startRanking } from './ranking.js';
import { showCourse } from './course.js';
import { showNodes } from './nodes.js';
import { showTroubles } from './troubles.js';
import { showFigures, startFigures } from './figures.js';
import { startTables } from './tables.js';
import { addLines, startLog, forgetLines } from './log.js';

const parts = {};

startActions();
startRanking(parts);
startFigures();
startTables(parts);
startLog();

follow('events', {
  onState(words, state) {
    const over = Boolean(parts.study?.outcome) && state === 'lost';
    say('state', over ? 'ended' : words).dataset.state = over ? 'over' : state;
    allowActions(state === 'live' && !parts.study.outcome);
    return over;
  },
  onEvent(type, data) {
    if (type === 'snapshot') forgetLines();
    const { log, ...changed } = data;
    Object.assign(parts, changed);
    if (changed.study) {
      say('name', changed.study.name);
      byId('notes').hidden = !changed.study.notes;
      say('notes', changed.study.notes ?? '');
      document.title = `${changed.study.name} · ActorSearch`;
    }
    const has = (...names) => names.some(name => name in changed);
    if (has('progress', 'study', 'best')) showProgress(parts);
    if (has('ranking', 'study', 'improvements')) showRanking(parts, changed);
    if (has('course')) showCourse(parts.course);
    if (has('nodes', 'progress')) showNodes(parts);
    if (has('progress', 'study')) showFigures(parts);
    if (has('troubles', 'progress')) showTroubles(parts);
    if (log) addLines(log);
    if (has('progress')) {
      byId('state').dataset.at = parts.progress.at;
      byId('state').title = `as of ${new Date(parts.progress.at).toLocaleTimeString()}`;
    }
    document.documentElement.dataset.ready = 'true';
  },
});
