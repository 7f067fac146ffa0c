// How the best score of each run grew better.
const meanScore = `mean ${plain(data.score.name)}`;
const marks = ['circle', 'diamond', 'square', 'cross'];
const dashes = ['solid', 'dash', 'dot', 'dashdot'];

chart('best-so-far', () => {
  const isLog = data.score.isLoss && isWide(data.improvements.flat().map(step => step[1]));
  const scores = data.improvements.flat().map(step => step[1]);
  const traces = data.improvements.map((steps, i) => ({ steps, i })).filter(({ steps }) => steps.length > 0).map(({ steps, i }) => ({
    type: 'scatter', mode: 'lines+markers', name: shortened(data.names[i], 44), x: [...steps.map(step => step[0]), data.lengths[i]], y: [...steps.map(step => step[1]), steps.at(-1)[1]],
    line: { shape: 'hv', color: colour(i), width: 2, dash: dashes[i % dashes.length] }, marker: { color: colour(i), symbol: marks[i % marks.length], size: [...steps.map(() => 8), 0] }, hovertemplate: `${shortened(data.names[i], 44)}<br>%{x:.4g} s: %{y:.4g}<extra></extra>`,
  }));
  return {
    traces,
    layout: layout(380, {
      margin: { l: 60, r: 16, t: 20, b: 90 }, legend: { orientation: 'v', x: 0, y: -0.2, yanchor: 'top' },
      xaxis: axis({ title: { text: 'seconds of work' }, rangemode: 'tozero' }), yaxis: lossAxis(scores, isLog, { title: { text: meanScore } }),
    }),
  };
});

// While a search runs, its page is loaded again.
if (data.isRunning) setTimeout(() => location.reload(), 10000);
