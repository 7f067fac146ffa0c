#!/usr/bin/env bash
# scikit-learn 1.2.1 (Debian 12, python3-sklearn): RidgeCV with scoring compares predictions with a target whose mean is subtracted.
#
# The model centres the target first, and the scorer gets the centred target and the centred predictions. Squared and absolute errors and R² do not notice.
# A share of the target does: prices of about 100 have a mean absolute percentage error of 1.008, where leaving one row out has 0.095, and the search picks
# alpha = 1000, the worst of five, where 1 is the best. For errors of logarithms a positive target is refused as negative. With weights the scorer gets
# numbers multiplied by the square roots of the weights: all weights 4 double the mean absolute error, and R² of weighted rows picks another alpha. The help of
# scoring says only: a string or a scorer callable object. GridSearchCV over Ridge with LeaveOneOut is right.
#
# Needs Debian 12's python3-sklearn 1.2.1. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.py <<'PROGRAM'
import numpy as np
import sklearn
from sklearn.linear_model import Ridge, RidgeCV
from sklearn.model_selection import GridSearchCV, LeaveOneOut

assert sklearn.__version__ == "1.2.1", sklearn.__version__
random = np.random.RandomState(0)
x = random.normal(size=(40, 8))
price = 100 + x @ random.normal(size=8) * 5 + random.normal(size=40) * 10
alphas = [0.1, 1, 10, 100, 1000]
print(f"prices from {price.min():.0f} to {price.max():.0f}")
for scoring in ("neg_mean_absolute_percentage_error", "neg_mean_absolute_error"):
    fast = RidgeCV(alphas=alphas, scoring=scoring).fit(x, price)
    slow = GridSearchCV(Ridge(), {"alpha": alphas}, scoring=scoring, cv=LeaveOneOut()).fit(x, price)
    print(f"{scoring}: RidgeCV alpha {fast.alpha_:g}, error {-fast.best_score_:.3f}; GridSearchCV alpha {slow.best_params_['alpha']:g}, error {-slow.best_score_:.3f}")
try:
    RidgeCV(alphas=alphas, scoring="neg_mean_squared_log_error").fit(x, price)
except ValueError as error:
    print("neg_mean_squared_log_error:", error)
for weight in (1, 4):
    fit = RidgeCV(alphas=alphas, scoring="neg_mean_absolute_error").fit(x, price, sample_weight=np.full(40, weight))
    print(f"weight {weight} for all rows: error {-fit.best_score_:.3f}")
PROGRAM

/usr/bin/python3 -W ignore finding.py | tee seen
diff seen - <<'EXPECTED'
prices from 65 to 128
neg_mean_absolute_percentage_error: RidgeCV alpha 1000, error 1.008; GridSearchCV alpha 1, error 0.095
neg_mean_absolute_error: RidgeCV alpha 1, error 9.214; GridSearchCV alpha 1, error 9.214
neg_mean_squared_log_error: Mean Squared Logarithmic Error cannot be used when targets contain negative values.
weight 1 for all rows: error 9.214
weight 4 for all rows: error 18.295
EXPECTED
echo "as described"
