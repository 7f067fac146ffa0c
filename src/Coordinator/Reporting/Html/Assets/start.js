// Fills the page, then draws each chart as it comes near: ten thousand configurations are usable at once.
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
const print = on => {
  printing = on;
  charts.forEach((_, id) => see(id));
  drawAll();
};
addEventListener('beforeprint', () => print(true));
addEventListener('afterprint', () => print(false));
document.documentElement.dataset.ready = 'true';
