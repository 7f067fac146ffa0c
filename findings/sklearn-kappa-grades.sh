#!/usr/bin/env bash
# scikit-learn 1.2.1 (Debian 12, python3-sklearn): the quadratic weighted kappa measures errors between grades by their rank among the grades that occur.
#
# cohen_kappa_score(truth, predictions, weights="quadratic") is the usual score for grades: an error of two grades counts four times an error of one. The
# distance is taken between places in the sorted list of labels that occur in the truth or the predictions, not between the labels. No row here has grade 4. A
# model that gives 3 for 5 twice has 0.918, because 3 and 5 are neighbours in its list; one that gives 4 for 5 in four rows has 0.902, though its squared errors
# are half of the other's. With labels=[1, 2, 3, 4, 5] the two are 0.821 and 0.902, so the default turns the order of the models round. A model that
# never predicts a rare grade is measured with a shorter scale than its competitor, and so is each fold that lacks one. The documentation of `labels` and
# `weights` names neither. Give `labels` all grades.
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
from sklearn.metrics import cohen_kappa_score

assert sklearn.__version__ == "1.2.1", sklearn.__version__
warnings.simplefilter("error")
truth = numpy.array([1, 1, 2, 2, 3, 3, 5, 5, 5, 5])
models = {"3 for 5 in two rows": [1, 1, 2, 2, 3, 3, 5, 5, 3, 3], "4 for 5 in four rows": [1, 1, 2, 2, 3, 3, 4, 4, 4, 4]}
for name, predictions in models.items():
    print(f"{name}: squared errors {((truth - predictions) ** 2).sum()}", end="")
    for weights in ("quadratic", "linear"):
        found = cohen_kappa_score(truth, predictions, weights=weights)
        right = cohen_kappa_score(truth, predictions, weights=weights, labels=[1, 2, 3, 4, 5])
        print(f"; {weights} kappa {found:.3f}, with all grades {right:.3f}", end="")
    print()
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
3 for 5 in two rows: squared errors 8; quadratic kappa 0.918, with all grades 0.821; linear kappa 0.839, with all grades 0.762
4 for 5 in four rows: squared errors 4; quadratic kappa 0.902, with all grades 0.902; linear kappa 0.762, with all grades 0.762
EXPECTED
echo "as described"
