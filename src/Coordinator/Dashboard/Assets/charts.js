// Draws with the report's script, drawing.js, whose names all scripts of this page see; Plotly is loaded for the first chart.
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

// make gives traces and layout; it is kept and called again when the width or the colours change.
export async function draw(place, make) {
  drawn.set(place, make);
  const Plotly = await plotly();
  if (!Plotly || drawn.get(place) !== make || !place.isConnected) return;
  const { traces, layout: how } = make();
  await Plotly.react(place, traces, how, { displaylogo: false, responsive: false, displayModeBar: false });
  place.dataset.drawn = 'true';
}

let width = document.documentElement.clientWidth;
const redraw = () => drawn.forEach((make, place) => (place.isConnected ? draw(place, make) : drawn.delete(place)));
addEventListener('resize', () => {
  if (document.documentElement.clientWidth === width) return;
  width = document.documentElement.clientWidth;
  redraw();
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
