// How the search came along: what was left to the best, who survived, and what the front covers.
chart('regret', () => {
  const steps = data.course.regret.filter(step => step[1] > 0);
  return {
    traces: [{ type: 'scatter', mode: 'lines+markers', showlegend: false, x: steps.map(step => step[0]), y: steps.map(step => step[1]), line: { shape: 'hv', color: colour(0), width: 2 }, marker: { size: 7 }, hoverinfo: 'text',
      hovertext: steps.map(step => `after ${step[0]} configurations<br>${figure(step[1])}`) }],
    layout: layout(320, {
      xaxis: axis({ title: { text: 'configurations' }, rangemode: 'tozero' }),
      yaxis: axis({ type: 'log', ...logMarks(steps.map(step => step[1])), title: { text: `regret of ${scoreName}` } }),
    }),
  };
});

chart('survival', () => {
  const parts = [['folds', data.course.folds], ['epochs', data.course.epochs]].filter(part => part[1].length);
  const grid = cells(parts.length, isNarrow() ? 1 : parts.length, 240);
  const extra = { annotations: [] };
  const traces = parts.map(([unit, steps], i) => {
    const [xaxis, yaxis] = [`x${grid.suffix(i)}`, `y${grid.suffix(i)}`];
    extra[`xaxis${grid.suffix(i)}`] = axis({ domain: grid.place(i).x, anchor: yaxis, tickvals: steps.map((_, n) => n), ticktext: steps.map(step => String(step[0])), title: { text: `after so many ${unit}` } });
    extra[`yaxis${grid.suffix(i)}`] = axis({ domain: grid.place(i).y, anchor: xaxis, rangemode: 'tozero', title: { text: i === 0 ? 'configurations' : '' } });
    return { type: 'bar', showlegend: false, xaxis, yaxis, x: steps.map((_, n) => n), y: steps.map(step => step[1]), text: steps.map(step => String(step[1])), textposition: 'auto', hoverinfo: 'none', marker: { color: colour(i) } };
  });
  return { traces, layout: layout(grid.height, { margin: { l: 50, r: 16, t: 20, b: 60 }, ...extra }) };
});

chart('front', () => {
  const { goals, points } = data.front;
  const groups = [['others', point => !point.front, 7, 7], ['the front', point => point.front, 0, 10]];
  const all = k => points.map(point => point.values[k]);
  const goalAxis = k => axis({ type: isWide(all(k)) ? 'log' : 'linear', ...(isWide(all(k)) ? logMarks(all(k)) : { nticks: 6 }), title: { text: plain(goals[k]) } });
  return {
    traces: groups.map(([name, fits, hue, size]) => {
      const some = points.filter(fits);
      return { type: 'scatter', mode: 'markers', name, x: some.map(point => point.values[1]), y: some.map(point => point.values[0]), marker: { color: colour(hue, 0.8), size }, hoverinfo: 'text',
        hovertext: some.map(point => `${plain(nameOf(point.configuration))}<br>${goals.map((goal, k) => `${plain(goal)} ${figure(point.values[k])}`).join('<br>')}`) };
    }),
    layout: layout(400, { xaxis: goalAxis(1), yaxis: goalAxis(0) }),
  };
});

chart('hypervolume', () => {
  const steps = data.front.course;
  return {
    traces: [{ type: 'scatter', mode: 'lines', showlegend: false, x: steps.map((_, i) => i + 1), y: steps.map(share => 100 * share), line: { shape: 'hv', color: colour(0), width: 2 }, hoverinfo: 'none' }],
    layout: layout(300, { xaxis: axis({ title: { text: 'configurations' }, rangemode: 'tozero' }), yaxis: axis({ title: { text: 'hypervolume, %' }, rangemode: 'tozero' }) }),
  };
});
