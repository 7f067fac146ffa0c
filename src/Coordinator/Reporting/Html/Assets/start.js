// Fills the page, then draws each chart when it is near the screen: the page stays usable with ten thousand configurations.
starts.forEach(start => start());

const watcher = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(entry => see(entry.target.id)), { rootMargin: '300px' });
charts.forEach((_, id) => watcher.observe(byId(id)));

let width = document.documentElement.clientWidth;
addEventListener('resize', () => {
  if (document.documentElement.clientWidth === width) return;
  width = document.documentElement.clientWidth;
  drawAll();
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
// Charts off screen are drawn when there is time, one after another, so that a capture of the whole page is complete.
const pause = window.requestIdleCallback ?? (task => setTimeout(task, 50));
const waiting = [...charts.keys()];
function drawNext() {
  const id = waiting.shift();
  if (id === undefined) {
    document.documentElement.dataset.drawn = 'true';
    return;
  }
  see(id);
  pause(drawNext);
}
pause(drawNext);

const print = on => {
  printing = on;
  charts.forEach((_, id) => see(id));
  drawAll();
};
addEventListener('beforeprint', () => print(true));
addEventListener('afterprint', () => print(false));
document.documentElement.dataset.ready = 'true';
