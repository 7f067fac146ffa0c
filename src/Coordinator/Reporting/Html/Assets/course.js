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

chart('survival', () => survivalChart(data.course.folds, data.course.epochs));

chart('front', () => frontChart(data.front.goals, data.front.points, nameOf));

chart('hypervolume', () => {
  const steps = data.front.course;
  return {
    traces: [{ type: 'scatter', mode: 'lines', showlegend: false, x: steps.map((_, i) => i + 1), y: steps.map(share => 100 * share), line: { shape: 'hv', color: colour(0), width: 2 }, hoverinfo: 'none' }],
    layout: layout(300, { xaxis: axis({ title: { text: 'configurations' }, rangemode: 'tozero' }), yaxis: axis({ title: { text: 'hypervolume, %' }, rangemode: 'tozero' }) }),
  };
});
