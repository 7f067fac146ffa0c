// The score over the two most important hyperparameters with many numbers.
chart('contour', () => {
  const order = varied.map((_, i) => i).filter(i => varied[i].values.length > 4 && isNumeric(varied[i]));
  if (data.importance) order.sort((a, b) => data.importance.main[b] - data.importance.main[a]);
  const [across, down] = order.slice(0, 2).map(i => varied[i]);
  const bend = dimension => (dimension.log ? Math.log10 : x => x);
  const here = scored.filter(r => across.chosen[r] >= 0 && down.chosen[r] >= 0);
  const isLog = isWideScore(here.map(r => rows.score[r]));
  const points = here.map(r => ({ r, x: bend(across)(Number(valueOf(across, r))), y: bend(down)(Number(valueOf(down, r))), z: isLog ? Math.log10(rows.score[r]) : rows.score[r] }));
  const span = key => [Math.min(...points.map(point => point[key])), Math.max(...points.map(point => point[key]))];
  const [wide, tall] = [span('x'), span('y')];
  const steps = 40;
  const grid = ([low, high]) => Array.from({ length: steps + 1 }, (_, i) => low + (i / steps) * (high - low));
  const [xs, ys] = [grid(wide), grid(tall)];
  const z = ys.map(y => xs.map(x => {
    const near = points.map(point => ({ z: point.z, far: ((point.x - x) / (wide[1] - wide[0] || 1)) ** 2 + ((point.y - y) / (tall[1] - tall[0] || 1)) ** 2 })).sort((a, b) => a.far - b.far).slice(0, 8);
    const weights = near.map(one => 1 / (one.far + 1e-4));
    return near.reduce((sum, one, i) => sum + weights[i] * one.z, 0) / weights.reduce((a, b) => a + b);
  }));
  const plainly = (dimension, x) => (dimension.log ? 10 ** x : x);
  const values = points.map(point => point.z);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const marks = [0, 0.25, 0.5, 0.75, 1].map(share => low + share * (high - low));
  const ends = (dimension, numbers, extra) => axis({ type: dimension.log ? 'log' : 'linear', ...(dimension.log ? logMarks(numbers) : { nticks: 6 }), showgrid: false, ...extra });
  return {
    traces: [
      { type: 'contour', x: xs.map(x => plainly(across, x)), y: ys.map(y => plainly(down, y)), z, zmin: low, zmax: high, ncontours: 12, colorscale: scale, reversescale: higher, hoverinfo: 'none',
        colorbar: { thickness: 14, tickvals: marks, ticktext: marks.map(x => figure(isLog ? 10 ** x : x)), title: { text: `mean ${scoreName}`, side: 'right' }, ...(isNarrow() ? { orientation: 'h', y: -0.3, yanchor: 'top', title: { text: '' } } : {}) } },
      { type: 'scatter', mode: 'markers', showlegend: false, x: points.map(point => plainly(across, point.x)), y: points.map(point => plainly(down, point.y)), hoverinfo: 'text',
        hovertext: points.map(point => `${plain(nameOf(rows.configuration[point.r]))}<br>${figure(rows.score[point.r])}`), marker: { color: '#fff', size: 6, line: { color: '#000', width: 1 } } },
    ],
    layout: layout(isNarrow() ? 460 : 420, {
      margin: { l: 50, r: 16, t: 10, b: isNarrow() ? 130 : 50 },
      xaxis: ends(across, points.map(point => plainly(across, point.x)), { title: { text: shortened(across.name, 40) } }),
      yaxis: ends(down, points.map(point => plainly(down, point.y)), { title: { text: shortened(down.name, 40) } }),
    }),
  };
});
