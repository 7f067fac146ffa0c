// What all charts of the report and of the pages of searches share: colours, axes, the layout, and places for several charts in one.
const byId = id => document.getElementById(id);
const isNarrow = () => document.documentElement.clientWidth < 640;

// Plotly reads tags in its texts: what comes from files must be shown, not read.
const plain = text => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const shortened = (text, most) => plain(text.length > most ? text.slice(0, most - 1) + '…' : text);
// The text in lines of so many letters, divided at blanks.
const wrapped = (text, most) => text.split(' ').reduce(
  (lines, word) => (lines.length && lines.at(-1).length + word.length < most ? [...lines.slice(0, -1), `${lines.at(-1)} ${word}`] : [...lines, word]), [],
).map(line => shortened(line, most)).join('<br>');

// Four significant digits, the same as in the tables of the program.
function figure(x) {
  if (x === null || x === undefined) return '';
  if (x === 0) return '0';
  const rounded = x.toExponential(3);
  const power = Number(rounded.slice(rounded.indexOf('e') + 1));
  return power < -4 || power > 6 ? rounded : x.toFixed(Math.max(0, 3 - power));
}

// Okabe and Ito's colours, which people with any kind of colour vision can distinguish; on dark paper the lighter blue comes first.
let printing = false;
const isDark = () => !printing && matchMedia('(prefers-color-scheme: dark)').matches;
const palette = () => isDark()
  ? ['#56b4e9', '#e69f00', '#2fd3a5', '#f0a3cf', '#f0e442', '#ff8a4c', '#9fb4ff', '#c8c8c8']
  : ['#0072b2', '#d55e00', '#009e73', '#b0508a', '#b98200', '#3a9bd9', '#444444', '#7a5c00'];
const colour = (i, opacity = 1) => {
  const [r, g, b] = palette()[i % 8].match(/\w\w/g).map(hex => parseInt(hex, 16));
  return `rgba(${r},${g},${b},${opacity})`;
};
const ink = name => printing
  ? { ink: '#000', faint: '#444', grid: '#ddd', paper: '#fff', line: '#bbb' }[name]
  : getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();

// Low is good and dark: cividis, made for colour-blind eyes.
const cividis = ['#00224e', '#123570', '#3b496c', '#575d6d', '#707173', '#8a8678', '#a59c74', '#c3b369', '#e1cc55', '#fee838'];
const scale = cividis.map((hex, i) => [i / (cividis.length - 1), hex]);

// Numbers in plain notation, never 100µ for 0.0001; and a title stands off its labels.
const axis = extra => ({
  gridcolor: ink('grid'), linecolor: ink('line'), zerolinecolor: ink('line'), automargin: true, exponentformat: 'none', ...extra, title: { standoff: 10, ...extra?.title },
});
// An axis of losses: logarithmic if they differ by much; a short one is marked at 1, 2, 5 of each decade.
function lossAxis(losses, isLog, extra) {
  const known = losses.filter(x => x !== null && (!isLog || x > 0)).map(Math.abs);
  const isFar = known.length > 0 && (Math.max(...known) >= 1e7 || Math.max(...known) < 1e-4);
  return axis({ type: isLog ? 'log' : 'linear', ...(isFar ? { exponentformat: 'e' } : {}), ...(isLog ? logMarks(known) : { nticks: 6 }), ...extra });
}
// Marks of a logarithmic axis, each with its whole number, because Plotly's own marks show 5 for 0.5. Short axes have round steps, long ones powers of ten.
function logMarks(numbers) {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const decades = Math.log10(high / low);
  const marks = [];
  if (decades < 0.9) {
    const rough = (high - low) / 4 || low / 4;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = power * [1, 2, 5, 10].find(times => times * power >= rough * 0.999);
    for (let i = Math.max(1, Math.floor(low / step) - 1); i <= Math.ceil(high / step) + 1; i++) marks.push(Number((i * step).toPrecision(6)));
  } else {
    const digits = decades < 3 ? [1, 2, 5] : [1];
    const every = Math.max(1, Math.ceil(decades / 8));
    for (let power = Math.floor(Math.log10(low)) - 1; power <= Math.ceil(Math.log10(high)); power++) if (power % every === 0) marks.push(...digits.map(digit => Number(`${digit}e${power}`)));
  }
  return { tickmode: 'array', tickvals: marks, ticktext: marks.map(x => (x < 1e4 ? String(x) : x < 1e7 ? x.toLocaleString('en') : x.toExponential())) };
}
// An axis of epochs: whole numbers, all of them where they are few.
const epochAxis = (most, extra) => axis({ ...(most <= 8 ? { tick0: 1, dtick: 1 } : { nticks: 7 }), ...extra });
const isWide = numbers => {
  const known = numbers.filter(x => x !== null);
  return known.length > 0 && Math.min(...known) > 0 && Math.max(...known) / Math.min(...known) > 20;
};

function layout(height, extra) {
  return {
    height, autosize: true, margin: { l: 50, r: 16, t: 24, b: 40 }, paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)',
    modebar: { bgcolor: 'rgba(0,0,0,0)', color: ink('faint'), activecolor: ink('ink') },
    font: { color: ink('ink'), size: isNarrow() ? 11 : 12, family: 'system-ui, "Segoe UI", "DejaVu Sans", sans-serif' },
    hoverlabel: { align: 'left' }, legend: { orientation: 'h', x: 0, y: 1.02, yanchor: 'bottom' }, hovermode: 'closest', ...extra,
  };
}

// A grid of small charts in one, with room for a title above each.
function cells(count, columns, height) {
  const rows = Math.ceil(count / columns);
  const gap = { x: 0.07, y: 56 / (rows * height) };
  const place = i => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const [w, h] = [(1 - gap.x * (columns - 1)) / columns, (1 - gap.y * (rows - 1)) / rows];
    return { x: [column * (w + gap.x), column * (w + gap.x) + w], y: [1 - row * (h + gap.y) - h, 1 - row * (h + gap.y)] };
  };
  const suffix = i => (i === 0 ? '' : String(i + 1));
  const title = (i, text) => ({ text, xref: 'paper', yref: 'paper', x: place(i).x[0], y: place(i).y[1], xanchor: 'left', yanchor: 'bottom', showarrow: false, font: { size: 12 } });
  return { rows, place, suffix, title, height: rows * height + 60 };
}
