// The curves of each fold of one configuration, and the mean curves of several.
const curveOf = configuration => data.curves.find(curve => curve.configuration === configuration);

chart('folds', () => {
  const { configuration, folds } = curveOf(Number(byId('folds-configuration').value));
  byId('folds-table').replaceChildren(table(`Folds of configuration ${configuration}`, ['Fold', 'Scored at epoch', 'Stopped at epoch', 'Validation loss there', 'Train loss there'],
    folds.map(fold => {
      const at = epochsOf(fold).indexOf(fold.scored);
      return [String(fold.fold), String(fold.scored || '–'), String(fold.stopped), figure(fold.validation[at]), figure(fold.train[at])];
    })));
  return foldsChart(folds, byId('folds-log').checked);
});

chart('compared', () => {
  const chosen = [...document.querySelectorAll('#compared-choice input:checked')].map(box => Number(box.value));
  // Only the hyperparameters that differ.
  const differing = varied.filter(dimension => new Set(chosen.map(configuration => valueOf(dimension, rowOf.get(configuration)))).size > 1);
  const labelOf = configuration => [`no. ${configuration}`, ...differing.map(dimension => `${dimension.name} ${textOf(dimension, rowOf.get(configuration)) ?? '–'}`)].join(', ');
  const hueOf = configuration => [...document.querySelectorAll('#compared-choice input')].findIndex(box => Number(box.value) === configuration);
  return meansChart(chosen.map(configuration => ({ name: labelOf(configuration), short: `no. ${configuration}`, hue: hueOf(configuration), ...curveOf(configuration).mean })), lossTitle);
});

function showCurvesOf(configuration) {
  byId('folds-configuration').value = configuration;
  byId('folds').closest('figure').scrollIntoView();
  byId('folds-configuration').focus({ preventScroll: true });
  see('folds');
  draw('folds');
}

function startCurves() {
  if (!byId('folds')) return;
  byId('folds-configuration').append(...data.curves.map(curve => element('option', { value: curve.configuration }, nameOf(curve.configuration))));
  byId('folds-configuration').value = curveOf(data.reference) ? data.reference : data.curves[0].configuration;
  byId('folds-configuration').addEventListener('change', () => draw('folds'));
  byId('folds-log').addEventListener('change', () => draw('folds'));
  byId('compared-choice').append(...data.curves.filter(curve => curve.mean.epochs.length > 0).slice(0, 8).map((curve, i) => {
    const box = element('input', { type: 'checkbox', value: curve.configuration });
    box.checked = i < 4;
    box.addEventListener('change', () => draw('compared'));
    return element('label', { title: settingsOf(rowOf.get(curve.configuration)) }, box, element('span', {}, nameOf(curve.configuration)));
  }));
}
starts.push(startCurves);
