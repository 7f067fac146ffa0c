#!/usr/bin/env bash
# SciPy 1.10.1 (Debian 12, python3-scipy): trim_mean and winsorize take a missing score for the largest one and go on.
#
# Both sort, and NaN is sorted last. trim_mean of nine accuracies and a NaN cuts the NaN in place of the highest accuracy and returns a number, 0.833, where numpy's mean is
# NaN, R's trimmed mean is NA and the nine alone have 0.81 by a cut of one on each side. mstats.winsorize puts the value that is next to the largest there: the NaN becomes 0.99, the best of all
# folds, and 0.99 itself, the outlier that was to be replaced, stays. Its help page says that NaN may be overwritten, not by what; trim_mean's has no word on NaN. One diverged fold raises
# a robust mean. With two NaN and a cut of one both return NaN.
#
# Needs Debian 12's python3-scipy 1.10.1. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

[ "$(dpkg-query -W -f "\${Version}" python3-scipy 2>/dev/null)" = 1.10.1-2 ] || { echo "Install python3-scipy 1.10.1-2: apt-get install python3-scipy"; exit 1; }
cat > finding.py <<'PROGRAM'
import warnings

import numpy as np
from scipy import stats
from scipy.stats import mstats

warnings.simplefilter("error")
scores = np.array([0.81, 0.79, np.nan, 0.83, 0.80, 0.35, 0.82, 0.84, 0.78, 0.99])
numbers = scores[~np.isnan(scores)]
print(f"mean {np.mean(scores)}, trim_mean with a cut of 0.1 {stats.trim_mean(scores, 0.1):.4f}, of the nine numbers with one cut on each side {stats.trim_mean(numbers, 0.112):.4f}")
print("trimboth keeps", *sorted(stats.trimboth(scores, 0.1)))
print("scores        ", *scores)
print("winsorize     ", *mstats.winsorize(scores, limits=(0.1, 0.1)))
print("of the numbers", *mstats.winsorize(numbers, limits=(0.112, 0.112)))
twice = np.append(scores, np.nan)
print(f"two NaN: trim_mean {stats.trim_mean(twice, 0.1)}, largest after winsorize {np.max(mstats.winsorize(twice, limits=(0.1, 0.1)).data)}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
mean nan, trim_mean with a cut of 0.1 0.8325, of the nine numbers with one cut on each side 0.8100
trimboth keeps 0.78 0.79 0.8 0.81 0.82 0.83 0.84 0.99
scores         0.81 0.79 nan 0.83 0.8 0.35 0.82 0.84 0.78 0.99
winsorize      0.81 0.79 0.99 0.83 0.8 0.78 0.82 0.84 0.78 0.99
of the numbers 0.81 0.79 0.83 0.8 0.78 0.82 0.84 0.78 0.84
two NaN: trim_mean nan, largest after winsorize nan
EXPECTED
echo "as described"
