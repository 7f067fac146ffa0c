// What each slot trained when. Bars have columns: lane, begin, end, configuration, fold, state, outOfFold. Many come as busy, the share of each bin of time in which a lane trained; the bars are then the lost ones.
function slotsChart({ lanes, length, bars, busy, bin }) {
  const most = isNarrow() ? 18 : 40;
  const names = lanes.map(name => (name.length > most ? plain('…' + name.slice(1 - most)) : plain(name)));
  const extra = {
    barmode: 'overlay', margin: { l: 20, r: 16, t: 10, b: 60 },
    xaxis: axis({ title: { text: 'seconds of work' }, range: [0, length * 1.01] }),
    yaxis: axis({ tickvals: lanes.map((_, i) => i), ticktext: names, range: [lanes.length - 0.4, -0.6], showgrid: false, zeroline: false }),
  };
  const height = 100 + 40 * lanes.length;
  const isLost = i => ['Lost', 'Crashed', 'Forgiven'].includes(bars.state[i]);
  const lost = bars.lane.map((_, i) => i).filter(isLost);
  const crosses = { type: 'scatter', mode: 'markers', name: 'lost here', x: lost.map(i => bars.end[i]), y: lost.map(i => bars.lane[i]), marker: { symbol: 'x', size: 10, color: colour(1) }, hoverinfo: 'none' };
  const withLost = traces => (lost.length ? [...traces, crosses] : traces);
  if (busy) {
    return {
      traces: withLost([{ type: 'heatmap', z: busy, x0: bin / 2, dx: bin, zmin: 0, zmax: 1, colorscale: scale.map(([at], i) => [at, scale[scale.length - 1 - i][1]]), colorbar: { title: { text: 'busy', side: 'right' }, tickformat: '.0%', thickness: 12 }, hoverinfo: 'none' }]),
      layout: layout(height, extra),
    };
  }
  const kinds = [
    ['counted folds', i => bars.fold[i] !== null && bars.state[i] === 'Counted', 0],
    ['refits and out-of-fold trainings', i => bars.fold[i] === null && bars.state[i] === 'Counted', 2],
    ['lost or crashed', isLost, 1],
    ['handed back', i => bars.state[i] === 'HandedBack' || bars.state[i] === 'Abandoned', 4],
    ['training now', i => bars.state[i] === 'Open', 7],
  ];
  const of = i => (bars.fold[i] !== null ? `fold ${bars.fold[i]}` : bars.outOfFold[i] === null ? 'refit' : `fold ${bars.outOfFold[i]} again`);
  const traces = kinds.map(([name, fits, hue]) => {
    const some = bars.lane.map((_, i) => i).filter(fits);
    return { type: 'bar', orientation: 'h', name, base: some.map(i => bars.begin[i]), x: some.map(i => bars.end[i] - bars.begin[i]), y: some.map(i => bars.lane[i]), width: 0.7,
      marker: { color: colour(hue, 0.75), line: { color: ink('paper'), width: 1 } }, hoverinfo: 'text',
      hovertext: some.map(i => `${plain(lanes[bars.lane[i]])}<br>${bars.configuration[i] === null ? '' : `configuration ${bars.configuration[i]}, `}${of(i)}<br>${figure(bars.end[i] - bars.begin[i])} s`) };
  }).filter(trace => trace.x.length > 0);
  return { traces: withLost(traces), layout: layout(height, extra) };
}
