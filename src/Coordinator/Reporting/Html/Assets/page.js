// What all parts of the page use: the data, tables, and charts that are drawn when they come into view.
const data = JSON.parse(document.getElementById('data').textContent);
const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

// Longer texts are broken between words.
const longCell = 40;
function table(caption, headings, rows) {
  return element('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': caption }, element('table', {},
    element('caption', {}, element('span', {}, caption)),
    element('thead', {}, element('tr', {}, ...headings.map(text => element('th', { scope: 'col' }, text)))),
    element('tbody', {}, ...rows.map(cells => element('tr', {}, ...cells.map((text, i) =>
      i === 0 ? element('th', { scope: 'row' }, text) : element('td', text.length > longCell ? { class: 'long' } : {}, text)))))));
}

// Functions that each part of the page runs once after loading.
const starts = [];

// Each chart is drawn again when the selection, the width or the colours change.
const charts = new Map();
function draw(id) {
  const chart = charts.get(id);
  if (!chart || !chart.seen) return;
  const { traces, layout, after } = chart.make();
  // Plotly keeps the place of a colour bar that was below the chart, for example when a phone is turned.
  if (chart.narrow !== undefined && chart.narrow !== isNarrow()) Plotly.purge(byId(id));
  chart.narrow = isNarrow();
  Plotly.react(byId(id), traces, layout, { displaylogo: false, responsive: false, modeBarButtonsToRemove: ['lasso2d', 'select2d'], displayModeBar: matchMedia('(hover: hover)').matches && 'hover' });
  byId(id).dataset.drawn = 'true';
  after?.(byId(id));
}
function chart(id, make) {
  if (charts.has(id)) throw new Error(`Two charts have the id ${id}.`);
  if (byId(id)) charts.set(id, { make, seen: false });
}
function see(id) {
  const chart = charts.get(id);
  if (chart.seen) return;
  chart.seen = true;
  draw(id);
}
const drawAll = () => charts.forEach((_, id) => draw(id));
