#!/usr/bin/env bash
# scikit-learn 1.2.1 (Debian 12, python3-sklearn): log_loss ignores the order of `labels` and scales rows that are not probabilities.
#
# `labels` names the classes, and a reader expects it to name the columns in their order. The columns are taken in sorted order whatever it says: labels=["yes",
# "no"] with a perfect prediction has a loss of 2.30 where 0.11 is right. Tables whose columns stand in the order of training, of a file or of the confusion
# matrix are scored against the wrong class. Rows are divided by their sums without a word: (0.001, 0.001) and (9, 9) are one half each. Scores before the
# softmax, or probabilities of which a class was dropped, have a loss that looks sound.
#
# Needs Debian 12's python3-sklearn 1.2.1. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.py <<'PROGRAM'
import warnings

import sklearn
from sklearn.metrics import log_loss

assert sklearn.__version__ == "1.2.1", sklearn.__version__
warnings.simplefilter("error")
truth = ["yes", "no"]
print(f"columns (yes, no), labels=[yes, no]: {log_loss(truth, [[0.9, 0.1], [0.1, 0.9]], labels=['yes', 'no']):.2f}")
print(f"columns (no, yes), labels=[yes, no]: {log_loss(truth, [[0.1, 0.9], [0.9, 0.1]], labels=['yes', 'no']):.2f}")
print(f"rows (0.001, 0.001) and (9, 9): {log_loss(truth, [[0.001, 0.001], [9, 9]]):.2f}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
columns (yes, no), labels=[yes, no]: 2.30
columns (no, yes), labels=[yes, no]: 0.11
rows (0.001, 0.001) and (9, 9): 0.69
EXPECTED
echo "as described"
