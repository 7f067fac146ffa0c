// The search over time.
const lossTitle = `mean validation loss (${plain(data.loss)})`;

chart('best-so-far', () => {
  const steps = data.improvements.map(([at, configuration, score]) => [at, score, `${figure(at)} s<br>${plain(nameOf(configuration))}<br>${figure(score)}`]);
  return improvementsChart([{ name: null, steps, end: data.timeline.length }], 'seconds of work', `mean ${scoreName}`, isWideScore(steps.map(step => step[1])));
});

chart('timeline', () => slotsChart(data.timeline));
