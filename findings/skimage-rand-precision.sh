#!/usr/bin/env bash
# scikit-image 0.19.3 (Debian 12, python3-skimage): adapted_rand_error returns precision and recall in each other's place.
#
# The documentation gives the second value as the precision, the pairs of pixels with one label in both images divided by those of the test image, and the
# third as the recall, divided by those of the true image. The sums of the table are taken along the wrong axes, so the order is the other one: a segmentation
# that joins two regions has the precision 1 and the recall 0.5, where 0.5 and 1 are right, and one that splits each region in two has 0.5 and 1 in place of 1
# and 0.5. Who looks at them to decide between more and fewer regions goes the wrong way. The error itself, 1 − 2PR / (P + R), is symmetric and right. The
# right values are counted here pair by pair. Nothing is reported.
#
# Needs Debian 12's apt, python3-numpy and python3-scipy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download python3-skimage=0.19.3-8 python3-skimage-lib=0.19.3-8+b1 python3-networkx=2.8.8-1 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export PYTHONPATH="$dir/packages/usr/lib/python3/dist-packages"
cat > finding.py <<'PROGRAM'
from itertools import combinations
import numpy as np
import skimage
from skimage.metrics import adapted_rand_error

assert skimage.__version__ == "0.19.3"


def by_pairs(true, test):
    both = in_true = in_test = 0
    for i, j in combinations(range(len(true)), 2):
        same_true, same_test = true[i] == true[j], test[i] == test[j]
        both += same_true and same_test
        in_true += same_true
        in_test += same_test
    precision, recall = both / in_test, both / in_true
    return 1 - 2 * precision * recall / (precision + recall), precision, recall


def show(name, true, test):
    true, test = np.repeat(true, 50), np.repeat(test, 50)
    found, right = adapted_rand_error(true, test), by_pairs(true, test)
    print(f"{name}: error {found[0]:.3f}, precision {found[1]:.3f}, recall {found[2]:.3f}; right {right[0]:.3f}, {right[1]:.3f}, {right[2]:.3f}")


show("equal", [1, 1, 2, 2], [1, 1, 2, 2])
show("two regions joined", [1, 1, 2, 2], [1, 1, 1, 1])
show("each region split in two", [1, 1, 2, 2], [1, 2, 3, 4])
show("three regions, one moved border", [1, 1, 1, 1, 2, 2, 3, 3, 3], [1, 1, 2, 2, 2, 2, 2, 2, 2])
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
equal: error 0.000, precision 1.000, recall 1.000; right 0.000, 1.000, 1.000
two regions joined: error 0.336, precision 1.000, recall 0.497; right 0.336, 0.497, 1.000
each region split in two: error 0.338, precision 0.495, recall 1.000; right 0.338, 1.000, 0.495
three regions, one moved border: error 0.490, precision 0.722, recall 0.394; right 0.490, 0.394, 0.722
EXPECTED
echo "as described"
