#!/usr/bin/env bash
# lmfit 1.1.0 (Debian 12, python3-lmfit): R² of a fit with weights depends on their unit, so noise has 0.99.
#
# ModelResult.rsquared is 1 minus the sum of squared weighted residuals divided by the sum of squared distances of the data from their plain mean, that is
# without weights. The weights are documented as factors of the residuals, usually 1 / uncertainty, so they have a unit. A line with the slope 3 has the R²
# 0.996 without weights, and with a weight of 0.1, 2 or 10 for each row, where nothing else of the fit changes, 0.99996, 0.986 and 0.644. Pure noise with the
# deviation 10, fitted with the weights 0.1 that belong to it, has 0.99 where 0.0002 is right: the larger the uncertainties, the better the model. With
# different weights it is −0.38 where 0.991 is right. Slopes and their errors are right. The documentation lists it as the R² of the fit. The right values
# weigh both sums.
#
# Needs Debian 12's apt, python3-numpy and python3-scipy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download python3-lmfit=1.1.0-1 python3-asteval=0.9.28-1 python3-uncertainties=3.1.6-1 python3-future=0.18.2-6 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export PYTHONPATH="$dir/packages/usr/lib/python3/dist-packages"
cat > finding.py <<'PROGRAM'
import lmfit
import numpy as np

assert lmfit.__version__ == "1.1.0"
random = np.random.RandomState(0)
x = np.linspace(0, 10, 30)
line = 3 * x + 1 + random.normal(0, 0.5, 30)
noise = random.normal(0, 10, 30)


def show(name, y, weights):
    result = lmfit.models.LinearModel().fit(y, x=x, weights=weights, slope=1, intercept=0)
    squares = np.ones(30) if weights is None else np.broadcast_to(weights, 30) ** 2
    mean = np.average(y, weights=squares)
    right = 1 - np.sum(squares * (y - result.best_fit) ** 2) / np.sum(squares * (y - mean) ** 2)
    slope = result.params["slope"]
    print(f"{name}: R² {result.rsquared:.5f}, right {right:.5f}; slope {slope.value:.3f} ± {slope.stderr:.3f}")


show("a line, no weights", line, None)
for weight in [0.1, 1.0, 2.0, 10.0]:
    show(f"a line, all weights {weight:g}", line, np.full(30, weight))
show("a line, weights 1 to 30", line, np.arange(1.0, 31))
show("noise of 10, no weights", noise, None)
show("noise of 10, weights 1 / 10", noise, np.full(30, 0.1))
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
a line, no weights: R² 0.99644, right 0.99644; slope 2.961 ± 0.033
a line, all weights 0.1: R² 0.99996, right 0.99644; slope 2.961 ± 0.033
a line, all weights 1: R² 0.99644, right 0.99644; slope 2.961 ± 0.033
a line, all weights 2: R² 0.98575, right 0.99644; slope 2.961 ± 0.033
a line, all weights 10: R² 0.64375, right 0.99644; slope 2.961 ± 0.033
a line, weights 1 to 30: R² -0.37686, right 0.99112; slope 3.039 ± 0.054
noise of 10, no weights: R² 0.00021, right 0.00021; slope -0.044 ± 0.569
noise of 10, weights 1 / 10: R² 0.99000, right 0.00021; slope -0.044 ± 0.569
EXPECTED
echo "as described"
