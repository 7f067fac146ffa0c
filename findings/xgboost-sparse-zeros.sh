#!/usr/bin/env bash
# XGBoost 1.7.4 (Debian 12, python3-xgboost) with SciPy: the same matrix, dense and sparse, is predicted differently.
#
# A zero that a sparse matrix does not store counts as missing, while a dense 0 is a number. A model trained on the dense table and asked about
# scipy.sparse.csr_matrix of the same table sends every zero down the branch of missing values: an accuracy of 1 falls to two thirds. scikit-learn's trees,
# which take both, give one answer. A ColumnTransformer chooses sparse or dense by the density of its output (below 0.3: sparse), so one more category in a fold
# can switch the meaning of zero.
#
# Needs Debian 12's apt, python3-sklearn and python3-scipy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download python3-xgboost=1.7.4-1 libxgboost0=1.7.4-1 libdmlc0=0.5-1 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export PYTHONPATH="$dir/packages/usr/lib/python3/dist-packages"
export LD_LIBRARY_PATH="$dir/packages/usr/lib/x86_64-linux-gnu"
cat > finding.py <<'PROGRAM'
import numpy
import xgboost
from scipy.sparse import csr_matrix
from sklearn.ensemble import RandomForestClassifier

assert xgboost.__version__ == "1.7.4", xgboost.__version__
x = numpy.tile([[-1.0], [0.0], [1.0]], (100, 1))
y = (x[:, 0] >= 0).astype(int)
for model in (xgboost.XGBClassifier(n_estimators=20, n_jobs=1), RandomForestClassifier(20, random_state=0)):
    model.fit(x, y)
    dense, sparse = (numpy.mean(model.predict(table) == y) for table in (x, csr_matrix(x)))
    print(f"{type(model).__name__}: accuracy dense {dense:.2f}, sparse {sparse:.2f}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
XGBClassifier: accuracy dense 1.00, sparse 0.67
RandomForestClassifier: accuracy dense 1.00, sparse 1.00
EXPECTED
echo "as described"
