// The best score so far: a line for each search, which steps where a configuration became the best.
// A line: name (null where there is one line), steps of [x, score, words], and end, the x at which it ends (null: at its last step).
function improvementsChart(lines, x, y, isLog) {
  const [marks, dashes] = [['circle', 'diamond', 'square', 'cross'], ['solid', 'dash', 'dot', 'dashdot']];
  const scores = lines.flatMap(({ steps }) => steps.map(step => step[1]));
  const isNamed = lines.some(({ name }) => name !== null);
  const traces = lines.map(({ name, steps, end }, i) => ({ name, i, shown: end === null || steps.length === 0 ? steps : [...steps, [end, steps.at(-1)[1], '']], marked: steps.length }))
    .filter(({ marked }) => marked > 0).map(({ name, i, shown, marked }) => ({
      type: 'scatter', mode: 'lines+markers', showlegend: isNamed, ...(isNamed ? { name: shortened(name, 44) } : {}), x: shown.map(step => step[0]), y: shown.map(step => step[1]),
      line: { shape: 'hv', color: colour(i), width: 2, dash: dashes[i % dashes.length] }, marker: { color: colour(i), symbol: marks[i % marks.length], size: shown.map((_, n) => (n < marked ? 8 : 0)) },
      hoverinfo: 'text', hovertext: shown.map(step => step[2]),
    }));
  return {
    traces,
    layout: layout(isNamed ? 380 : 340, {
      ...(isNamed ? { margin: { l: 60, r: 16, t: 20, b: 90 }, legend: { orientation: 'v', x: 0, y: -0.2, yanchor: 'top' } } : {}),
      xaxis: axis({ title: { text: x }, rangemode: 'tozero' }), yaxis: lossAxis(scores, isLog, { title: { text: y } }),
    }),
  };
}
