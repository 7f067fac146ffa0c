#!/usr/bin/env bash
# scikit-learn 1.2.1 (Debian 12, python3-sklearn): weights that are all 1 change the median absolute error and the median of DummyRegressor.
#
# Without weights the median of an even number of rows is the mean of the two middle values. With sample_weight it is the lower one of them, whatever the weights
# are: errors of 0, 1, 10 and 20 have the median absolute error 5.5, and 1 with a weight of 1 for each row. Of two rows the smaller error counts alone. A
# model that is scored with weights looks better than the same one without, and DummyRegressor(strategy="median"), the base line, predicts 1 in place of 5.5.
# The help page of median_absolute_error says of sample_weight: sample weights, and nothing else.
#
# Needs Debian 12's python3-sklearn 1.2.1. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.py <<'PROGRAM'
import numpy as np
import sklearn
from sklearn.dummy import DummyRegressor
from sklearn.metrics import mean_absolute_error, median_absolute_error

assert sklearn.__version__ == "1.2.1", sklearn.__version__
for errors in ([0, 1], [0, 1, 10, 20], [0, 1, 10]):
    zeros, ones = [0] * len(errors), [1] * len(errors)
    print(f"errors {errors}: median {median_absolute_error(zeros, errors):g}, with weights of 1 {median_absolute_error(zeros, errors, sample_weight=ones):g},",
          f"mean {mean_absolute_error(zeros, errors):g} and {mean_absolute_error(zeros, errors, sample_weight=ones):g}")
x, y = [[0]] * 4, [0, 1, 10, 20]
plain = DummyRegressor(strategy="median").fit(x, y).predict([[0]])[0]
weighted = DummyRegressor(strategy="median").fit(x, y, sample_weight=[1] * 4).predict([[0]])[0]
print(f"DummyRegressor of {y}: {plain:g}, with weights of 1 {weighted:g}")
random = np.random.RandomState(0)
shares = [median_absolute_error(np.zeros(6), e, sample_weight=np.ones(6)) / median_absolute_error(np.zeros(6), e) for e in random.exponential(size=(2000, 6))]
print(f"folds of six rows: with weights of 1 the median error is {1 - np.mean(shares):.0%} smaller on average")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
errors [0, 1]: median 0.5, with weights of 1 0, mean 0.5 and 0.5
errors [0, 1, 10, 20]: median 5.5, with weights of 1 1, mean 7.75 and 7.75
errors [0, 1, 10]: median 1, with weights of 1 1, mean 3.66667 and 3.66667
DummyRegressor of [0, 1, 10, 20]: 5.5, with weights of 1 1
folds of six rows: with weights of 1 the median error is 22% smaller on average
EXPECTED
echo "as described"
