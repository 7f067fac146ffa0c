// Configurations by the first two of several goals, those of the front apart. A point: configuration, values (one for each goal) and front.
function frontChart(goals, points, nameOf) {
  const groups = [['others', point => !point.front, 7, 7], ['the front', point => point.front, 0, 10]];
  const all = k => points.map(point => point.values[k]);
  const goalAxis = k => lossAxis(all(k), isWide(all(k)), { title: { text: plain(goals[k]) } });
  return {
    traces: groups.map(([name, fits, hue, size]) => {
      const some = points.filter(fits);
      return { type: 'scatter', mode: 'markers', name, x: some.map(point => point.values[1]), y: some.map(point => point.values[0]), marker: { color: colour(hue, 0.8), size }, hoverinfo: 'text',
        hovertext: some.map(point => `${plain(nameOf(point.configuration))}<br>${goals.map((goal, k) => `${plain(goal)} ${figure(point.values[k])}`).join('<br>')}`) };
    }),
    layout: layout(400, { xaxis: goalAxis(1), yaxis: goalAxis(0) }),
  };
}
