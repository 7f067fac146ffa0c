// Pieces of a page, and numbers as people read them. All foreign text becomes text, never markup.
export const byId = id => document.getElementById(id);

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'onclick') made.addEventListener('click', value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

// Puts other children into a place; the control with the focus keeps it: the new one with the same label gets it.
export function replace(place, ...children) {
  const nameOf = control => `${control.tagName} ${control.getAttribute('aria-label') ?? control.textContent}`;
  const focused = place.contains(document.activeElement) ? nameOf(document.activeElement) : null;
  place.replaceChildren(...children);
  if (focused) [...place.querySelectorAll('a, button, select, [tabindex]')].find(control => nameOf(control) === focused)?.focus({ preventScroll: true });
}

export function table(caption, headings, rows) {
  return element('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': caption }, element('table', {},
    element('caption', {}, element('span', {}, caption)),
    element('thead', {}, element('tr', {}, ...headings.map(text => element('th', { scope: 'col' }, text)))),
    element('tbody', {}, ...rows.map(cells => element('tr', {}, ...cells.map((cell, i) => element(i === 0 ? 'th' : 'td', i === 0 ? { scope: 'row' } : {}, cell)))))));
}

// As the charts write it; values that are not finite come by name.
export function figure(x) {
  if (x === null || x === undefined) return '–';
  return typeof x === 'string' ? x : window.figure(x);
}

export const withSpread = (mean, deviation) => (deviation === null || deviation === undefined ? figure(mean) : `${figure(mean)} ± ${figure(deviation)}`);

export function duration(seconds) {
  if (seconds === null || seconds === undefined) return '–';
  const whole = Math.floor(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  if (whole < 86400) return `${Math.floor(whole / 3600)} h ${Math.floor(whole / 60) % 60} min`;
  return `${Math.floor(whole / 86400)} d ${Math.floor(whole / 3600) % 24} h`;
}

export const count = (number, thing) => `${number.toLocaleString('en')} ${thing}${number === 1 ? '' : 's'}`;

// A hyperparameter's value with so many significant digits, in plain notation; whole numbers, words and lists stay as they are.
export function readable(text, digits) {
  if (!/^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text) || !/[.e]/i.test(text)) return text;
  const number = Number(Number(text).toPrecision(digits));
  const [, sign, whole, fraction = '', power = '0'] = /^(-?)(\d)(?:\.(\d+))?e([-+]\d+)$/.exec(number.toExponential());
  const point = Number(power);
  if (number !== 0 && (point < -6 || point > 14)) return number.toExponential();
  const all = whole + fraction;
  return sign + (point < 0 ? `0.${'0'.repeat(-point - 1)}${all}`.replace(/\.?0+$/, '')
    : all.length <= point + 1 ? all.padEnd(point + 1, '0') : `${all.slice(0, point + 1)}.${all.slice(point + 1)}`);
}

export const settingOf = (study, settings, i) => (study.paths[i] in settings ? readable(settings[study.paths[i]], study.digits[i]) : null);

export const settingsOf = (study, settings) =>
  study.paths.map((path, i) => (path in settings ? `${study.names[i]} ${settingOf(study, settings, i)}` : null)).filter(text => text).join(', ') || 'the settings of the file';

// Folds in a unit of time in which there is about one or more, with two digits.
export function pace(foldsPerSecond) {
  const [times, unit] = foldsPerSecond === 0 || foldsPerSecond >= 1 ? [1, 's'] : foldsPerSecond * 60 >= 1 ? [60, 'min'] : [3600, 'h'];
  const number = Number((foldsPerSecond * times).toPrecision(foldsPerSecond * times >= 10 ? 15 : 2));
  return `${(number >= 10 ? Math.round(number) : number).toLocaleString('en')} folds/${unit}`;
}

// Sets a text only where it changes, so that screen readers and selections are left alone.
export function say(id, text) {
  const place = byId(id);
  if (place.textContent !== text) place.textContent = text;
  return place;
}
