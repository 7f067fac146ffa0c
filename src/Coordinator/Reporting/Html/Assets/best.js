// How the best score of each run grew better.
const meanScore = `mean ${plain(data.score.name)}`;

chart('best-so-far', () => {
  const lines = data.improvements.map((steps, i) => ({ name: data.names[i], end: data.lengths[i], steps: steps.map(([at, score]) => [at, score, `${shortened(data.names[i], 44)}<br>${figure(at)} s: ${figure(score)}`]) }));
  return improvementsChart(lines, 'seconds of work', meanScore, data.score.isLoss && isWide(data.improvements.flat().map(step => step[1])));
});

// While a search runs, its page is loaded again.
if (data.isRunning) setTimeout(() => location.reload(), 10000);
