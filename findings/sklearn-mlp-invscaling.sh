#!/usr/bin/env bash
# scikit-learn 1.2.1 (Debian 12, python3-sklearn): learning_rate="invscaling" counts rows, not steps, so the rate collapses after one epoch.
#
# MLPClassifier and MLPRegressor with solver "sgd" divide learning_rate_init by t^power_t. t is described as the time step; it grows by the number of rows seen
# and is applied at the end of an epoch. The first epoch trains with 0.1, the second with 0.1 / sqrt(rows): 0.0032 for 1,000 rows and 0.0003 for 100,000. More
# rows, the same number of epochs: a lower rate. A rate chosen on a tenth of the data is three times too small on all of it, and halving searches that grow the
# rows compare other schedules in each round. With the batch size, which sets the number of steps, nothing changes.
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
from sklearn.neural_network import MLPClassifier

assert sklearn.__version__ == "1.2.1", sklearn.__version__
warnings.simplefilter("ignore")
random = numpy.random.RandomState(0)
for rows in (1_000, 100_000):
    for batch in (50, 500):
        x = random.rand(rows, 2)
        net = MLPClassifier((2,), solver="sgd", learning_rate="invscaling", learning_rate_init=0.1, batch_size=batch, max_iter=1, random_state=0)
        net.fit(x, x[:, 0] > 0.5)
        print(f"{rows} rows in batches of {batch}: after one epoch of {rows // batch} steps the rate 0.1 is {net._optimizer.learning_rate:.5f}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
1000 rows in batches of 50: after one epoch of 20 steps the rate 0.1 is 0.00316
1000 rows in batches of 500: after one epoch of 2 steps the rate 0.1 is 0.00316
100000 rows in batches of 50: after one epoch of 2000 steps the rate 0.1 is 0.00032
100000 rows in batches of 500: after one epoch of 200 steps the rate 0.1 is 0.00032
EXPECTED
echo "as described"
