// How a search with races, comparisons or several goals comes along: what was saved, who survived, and the front.
import { draw } from './charts.js';
import { byId, count, say } from './dom.js';

export function showCourse({ saved, folds, epochs, front }) {
  const parts = [['folds', folds], ['epochs', epochs]].filter(part => part[1].length);
  for (const id of ['course', 'to-course']) byId(id).hidden = !(saved.length || parts.length || front);
  byId('saved').hidden = saved.length === 0;
  say('saved', saved.map(sentence => `${sentence}.`).join(' '));
  byId('survival-figure').hidden = parts.length === 0;
  byId('front-figure').hidden = !front;
  if (parts.length) {
    say('survival-words', parts.map(([unit, steps]) => `After so many ${unit}: ${steps.map(step => `${step[0]}, ${count(step[1], 'configuration')}`).join('; ')}.`).join(' '));
    draw(byId('survival'), () => survivalChart(folds, epochs));
  }
  if (front) {
    say('front-words', `${count(front.members, 'configuration')} on the front: not worse than another one in all of ${front.goals.join(', ')}.`);
    if (front.points.length) draw(byId('front'), () => frontChart(front.goals, front.points, configuration => `no. ${configuration}`));
  }
}
