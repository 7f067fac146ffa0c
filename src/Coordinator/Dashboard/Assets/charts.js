// Charts drawn with the report's script and in its colours; the script is loaded for the first chart.
import { byId, count, figure } from './dom.js';

const isNarrow = () => document.documentElement.clientWidth < 640;
const ink = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
// Okabe and Ito's colours, as in the report.
const palette = () => (matchMedia('(prefers-color-scheme: dark)').matches
  ? ['#56b4e9', '#e69f00', '#2fd3a5', '#f0a3cf', '#f0e442', '#ff8a4c', '#9fb4ff', '#c8c8c8']
  : ['#0072b2', '#d55e00', '#009e73', '#b0508a', '#b98200', '#3a9bd9', '#444444', '#7a5c00']);
const axis = extra => ({ gridcolor: ink('grid'), linecolor: ink('line'), zerolinecolor: ink('line'), automargin: true, title: { standoff: 8 }, ...extra });
const layout = (height, extra) => ({
  height, autosize: true, margin: { l: 50, r: 16, t: 16, b: 40 }, paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)',
  font: { color: ink('ink'), size: isNarrow() ? 11 : 12, family: 'system-ui, "Segoe UI", "DejaVu Sans", sans-serif' },
  hovermode: 'closest', showlegend: false, ...extra,
});

let loading;
function plotly() {
  loading ??= new Promise(resolve => {
    const script = document.createElement('script');
    script.src = 'assets/plotly.js';
    script.addEventListener('load', () => resolve(globalThis.Plotly));
    // The search ended while the script was loading: the next chart loads it again.
    script.addEventListener('error', () => {
      loading = undefined;
      script.remove();
      resolve(undefined);
    });
    document.head.append(script);
  });
  return loading;
}

const drawn = new Map();
async function draw(place, make) {
  drawn.set(place, make);
  const Plotly = await plotly();
  if (!Plotly || drawn.get(place) !== make || !place.isConnected) return;
  const { traces, layout: how } = make();
  await Plotly.react(place, traces, how, { displaylogo: false, responsive: false, displayModeBar: false });
  place.dataset.drawn = 'true';
}

export function drawBest(study, improvements) {
  if (improvements.length === 0) {
    byId('best-words').textContent = 'No configuration has all its folds yet.';
    return;
  }
  const last = improvements[improvements.length - 1];
  const name = study.metric === 'loss' ? 'mean validation loss' : `mean ${study.metric}`;
  const by = `configuration ${last.configuration} after ${count(last.folds, 'fold')}: ${name} ${figure(last.metric)}`;
  byId('best-words').textContent = improvements.length === 1 ? `The first complete configuration leads, ${by}.` : `The best has improved ${count(improvements.length - 1, 'time')}, last with ${by}.`;
  return draw(byId('best'), () => ({
    traces: [{
      type: 'scatter', mode: 'lines+markers', x: improvements.map(one => one.folds), y: improvements.map(one => one.metric), line: { shape: 'hv', color: palette()[0], width: 2 }, marker: { size: 7 },
      text: improvements.map(one => `no. ${one.configuration}`), hovertemplate: '%{text}: %{y:.4g}<extra></extra>',
    }],
    layout: layout(260, { xaxis: axis({ title: { text: 'folds counted' }, rangemode: 'tozero' }), yaxis: axis({ nticks: 6, title: { text: name } }) }),
  }));
}

// Folds beside epochs, or below them on a phone.
export function drawSurvival(parts) {
  return draw(byId('survival'), () => {
    const across = isNarrow() ? 1 : parts.length;
    const down = parts.length / across;
    const domain = (i, most) => [(i + (i > 0 ? 0.16 : 0)) / most, (i + 1 - (i + 1 < most ? 0.16 : 0)) / most];
    const how = layout(240 * down, {});
    const traces = parts.map(([unit, steps], i) => {
      const [x, y] = across > 1 ? [domain(i, across), [0, 1]] : [[0, 1], domain(down - 1 - i, down)];
      const suffix = i === 0 ? '' : String(i + 1);
      how[`xaxis${suffix}`] = axis({ domain: x, anchor: `y${suffix}`, tickvals: steps.map((_, n) => n), ticktext: steps.map(step => String(step[0])), title: { text: `after so many ${unit}` } });
      how[`yaxis${suffix}`] = axis({ domain: y, anchor: `x${suffix}`, rangemode: 'tozero', nticks: 6, title: { text: 'configurations' } });
      return { type: 'bar', xaxis: `x${suffix}`, yaxis: `y${suffix}`, x: steps.map((_, n) => n), y: steps.map(step => step[1]), text: steps.map(step => String(step[1])), textposition: 'auto', hoverinfo: 'none', marker: { color: palette()[i] } };
    });
    return { traces, layout: how };
  });
}

export function drawFront({ goals, points }) {
  const values = (some, k) => some.map(point => point.values[k]);
  const groups = [['others', points.filter(point => !point.front), 7, 7], ['the front', points.filter(point => point.front), 0, 10]];
  return draw(byId('front'), () => ({
    traces: groups.map(([name, some, hue, size]) => ({
      type: 'scatter', mode: 'markers', name, x: values(some, 1), y: values(some, 0), marker: { color: palette()[hue], size }, text: some.map(point => `no. ${point.configuration}`), hovertemplate: '%{text}: %{x:.4g}, %{y:.4g}<extra></extra>',
    })),
    layout: layout(320, { showlegend: true, legend: { orientation: 'h', x: 0, y: 1.02, yanchor: 'bottom' }, xaxis: lossAxis(values(points, 1), { title: { text: goals[1] } }), yaxis: lossAxis(values(points, 0), { title: { text: goals[0] } }) }),
  }));
}

// Logarithmic where losses differ by much, and then marked with whole numbers: Plotly's own marks say 5 for 0.5.
function lossAxis(losses, extra) {
  const known = losses.filter(x => typeof x === 'number' && Number.isFinite(x));
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (known.length === 0 || low <= 0 || known.length < losses.length || high / low < 20) return axis({ nticks: 6, ...extra });
  const decades = Math.log10(high / low);
  const marks = [];
  for (let power = Math.floor(Math.log10(low)) - 1; power <= Math.ceil(Math.log10(high)); power++) marks.push(...(decades < 3 ? [1, 2, 5] : [1]).map(digit => Number(`${digit}e${power}`)));
  return axis({ type: 'log', tickmode: 'array', tickvals: marks, ticktext: marks.map(x => (x < 1e4 ? String(x) : x < 1e7 ? x.toLocaleString('en') : x.toExponential())), ...extra });
}

export function drawCurves(place, curves) {
  return draw(place, () => ({
    traces: curves.flatMap((curve, i) => [
      { type: 'scatter', mode: curve.epochs.length > 1 ? 'lines' : 'markers', name: `fold ${curve.fold}`, x: curve.epochs, y: curve.validation, line: { color: palette()[i % 8], width: 1.6 }, hovertemplate: `fold ${curve.fold}, epoch %{x}: %{y:.4g}<extra></extra>` },
      { type: 'scatter', mode: curve.epochs.length > 1 ? 'lines' : 'markers', showlegend: i === 0, legendrank: 2000, legendgroup: 'training', name: 'training loss (dotted)', x: curve.epochs, y: curve.train, line: { color: palette()[i % 8], width: 1.1, dash: 'dot' }, hoverinfo: 'skip' },
    ]),
    layout: layout(380, {
      showlegend: true, legend: { orientation: 'h', x: 0, y: 1.02, yanchor: 'bottom' }, xaxis: axis({ title: { text: 'epoch' } }),
      yaxis: lossAxis(curves.flatMap(curve => [...curve.train, ...curve.validation]), { title: { text: 'loss; validation solid' } }),
    }),
  }));
}

let width = document.documentElement.clientWidth;
const redraw = () => drawn.forEach((make, place) => (place.isConnected ? draw(place, make) : drawn.delete(place)));
addEventListener('resize', () => {
  if (document.documentElement.clientWidth === width) return;
  width = document.documentElement.clientWidth;
  redraw();
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
