#!/usr/bin/env bash
# statsmodels 0.13.5 (Debian 12, python3-statsmodels): rmspe of whole numbers is 0, and of decimals ten times the error.
#
# eval_measures.rmspe, the root mean squared percentage error, keeps the shares in an array of the type of the errors. If truth and prediction are both whole
# numbers (counts, prices in cents, rounded forecasts), each share is cut to a whole number: every prediction that is less than 100% off has an error of 0, so
# a model that predicts nine tenths too few is perfect and ties with the best of a search. In decimals the mean of the squares, not its root, is multiplied by
# 100, so errors of 10% everywhere have the value 1: neither 0.1 nor 10 percent, and in no unit that scikit-learn's MAPE could be compared with. The
# documentation gives no formula. The only sign is NumPy's warning of an invalid cast, which is absent with zeros=0. rmse is right for both types.
#
# Needs Debian 12's python3-statsmodels 0.13.5. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.py <<'PROGRAM'
import warnings

import numpy
import statsmodels
from statsmodels.tools.eval_measures import rmse, rmspe

warnings.simplefilter("ignore")  # NumPy: invalid value encountered in cast
assert statsmodels.__version__.startswith("0.13.5"), statsmodels.__version__
truth = numpy.array([10, 20, 40, 80])
for name, predicted in (("10% too high", truth * 11 // 10), ("90% too low", truth // 10), ("250% too high", truth * 7 // 2)):
    share = numpy.sqrt(numpy.mean(((truth - predicted) / truth) ** 2))
    whole, decimal = rmspe(truth, predicted), rmspe(truth.astype(float), predicted.astype(float))
    right = f"{share:.1f} or {100 * share:.0f}%"
    print(f"{name}: rmspe of whole numbers {whole:.1f}, of decimals {decimal:.1f}, right {right}; rmse {rmse(truth, predicted):.1f}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
10% too high: rmspe of whole numbers 0.0, of decimals 1.0, right 0.1 or 10%; rmse 4.6
90% too low: rmspe of whole numbers 0.0, of decimals 9.0, right 0.9 or 90%; rmse 41.5
250% too high: rmspe of whole numbers 20.0, of decimals 25.0, right 2.5 or 250%; rmse 115.2
EXPECTED
echo "as described"
