// The search over time.
const lossTitle = `mean validation loss (${plain(data.loss)})`;

chart('best-so-far', () => {
  const steps = data.timeline.improvements;
  const scores = steps.map(step => step[2]);
  const line = [...steps, [data.timeline.length, null, steps[steps.length - 1][2]]];
  return {
    traces: [
      { type: 'scatter', mode: 'lines', x: line.map(step => step[0]), y: line.map(step => step[2]), line: { shape: 'hv', color: colour(0), width: 2 }, hoverinfo: 'none', showlegend: false },
      { type: 'scatter', mode: 'markers', x: steps.map(step => step[0]), y: steps.map(step => step[2]), marker: { color: colour(0), size: 9 }, hoverinfo: 'text', showlegend: false,
        hovertext: steps.map(([at, configuration, score]) => `${figure(at)} s<br>${plain(nameOf(configuration))}<br>${figure(score)}`) },
    ],
    layout: layout(340, {
      xaxis: axis({ title: { text: 'seconds of work' }, rangemode: 'tozero' }),
      yaxis: lossAxis(scores, isWideScore(scores), { title: { text: `mean ${scoreName}` } }),
    }),
  };
});

chart('timeline', () => {
  const { lanes, bars, lost, busy, bin } = data.timeline;
  const most = isNarrow() ? 18 : 40;
  const names = lanes.map(name => (name.length > most ? plain('…' + name.slice(1 - most)) : plain(name)));
  const extra = {
    barmode: 'overlay', margin: { l: 20, r: 16, t: 10, b: 60 },
    xaxis: axis({ title: { text: 'seconds of work' }, range: [0, data.timeline.length * 1.01] }),
    yaxis: axis({ tickvals: lanes.map((_, i) => i), ticktext: names, range: [lanes.length - 0.4, -0.6], showgrid: false, zeroline: false }),
  };
  const height = 100 + 40 * lanes.length;
  const kinds = [
    ['counted folds', bar => bar[4] !== null && bar[5] === 'Counted', 0],
    ['refits and out-of-fold trainings', bar => bar[4] === null && bar[5] === 'Counted', 2],
    ['lost or crashed', bar => ['Lost', 'Crashed', 'Forgiven'].includes(bar[5]), 1],
    ['handed back', bar => bar[5] === 'HandedBack' || bar[5] === 'Abandoned', 4],
  ];
  const crosses = { type: 'scatter', mode: 'markers', name: 'lost here', x: lost.map(bar => bar[2]), y: lost.map(bar => bar[0]), marker: { symbol: 'x', size: 10, color: colour(1) }, hoverinfo: 'none' };
  if (busy) {
    return {
      traces: [{ type: 'heatmap', z: busy, x0: bin / 2, dx: bin, zmin: 0, zmax: 1, colorscale: scale.map(([at], i) => [at, scale[scale.length - 1 - i][1]]), colorbar: { title: { text: 'busy', side: 'right' }, tickformat: '.0%', thickness: 12 }, hoverinfo: 'none' }, ...(lost.length ? [crosses] : [])],
      layout: layout(height, extra),
    };
  }
  const traces = kinds.map(([name, fits, hue]) => {
    const some = bars.filter(fits);
    return { type: 'bar', orientation: 'h', name, base: some.map(bar => bar[1]), x: some.map(bar => bar[2] - bar[1]), y: some.map(bar => bar[0]), width: 0.7,
      marker: { color: colour(hue, 0.75), line: { color: ink('paper'), width: 1 } }, hoverinfo: 'text',
      hovertext: some.map(bar => `${plain(lanes[bar[0]])}<br>configuration ${bar[3]}, ${bar[4] === null ? (bar[6] === null ? 'refit' : `fold ${bar[6]} again`) : `fold ${bar[4]}`}<br>${figure(bar[2] - bar[1])} s`) };
  }).filter(trace => trace.x.length > 0);
  return { traces: lost.length ? [...traces, crosses] : traces, layout: layout(height, extra) };
});
