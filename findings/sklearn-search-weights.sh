#!/usr/bin/env bash
# scikit-learn 1.2.1 (Debian 12, python3-sklearn): rows with the weight 0 decide which configuration wins a search.
#
# GridSearchCV.fit(x, y, sample_weight=w) hands the weights to each training and scores the held-out rows without them. Here every third row of a sine is a
# broken measurement with the weight 0. No training sees these rows, and all candidates are scored on them: a tree of depth 1 wins, and its error against
# the sine is 0.368. The same search without these rows chooses depth 8, whose error is 0.001. LassoCV of the same library weights its scores. The documentation
# of fit says that sample_weight is divided among the folds for training, and of scoring nothing, and a scorer is not given the weights. In data with
# survey or class weights the chosen configuration is good for another population.
#
# Needs Debian 12's python3-sklearn 1.2.1. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.py <<'PROGRAM'
import warnings

import numpy
import sklearn
from sklearn.model_selection import GridSearchCV, KFold
from sklearn.tree import DecisionTreeRegressor

assert sklearn.__version__ == "1.2.1", sklearn.__version__
warnings.simplefilter("error")
x = ((numpy.arange(300) * 89) % 300 / 300)[:, None]
right = numpy.sin(12 * x[:, 0])
broken = numpy.arange(300) % 3 == 0
y = numpy.where(broken, -3 * right, right)
weights = numpy.where(broken, 0.0, 1.0)


def search(name, rows, **options):
    folds = KFold(5, shuffle=True, random_state=0)
    found = GridSearchCV(DecisionTreeRegressor(random_state=0), {"max_depth": [1, 2, 4, 8]}, cv=folds).fit(x[rows], y[rows], **options)
    scores = " ".join(f"{score:.2f}" for score in found.cv_results_["mean_test_score"])
    error = numpy.mean((found.predict(x) - right) ** 2)
    print(f"{name}: R2 at depths 1 2 4 8: {scores}; best depth {found.best_params_['max_depth']}, squared error against the sine {error:.3f}")


search("weight 0 for broken rows", slice(None), sample_weight=weights)
search("without the broken rows", ~broken)
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
weight 0 for broken rows: R2 at depths 1 2 4 8: -0.14 -0.19 -0.40 -0.44; best depth 1, squared error against the sine 0.368
without the broken rows: R2 at depths 1 2 4 8: 0.21 0.38 0.91 1.00; best depth 8, squared error against the sine 0.001
EXPECTED
echo "as described"
