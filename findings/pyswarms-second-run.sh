#!/usr/bin/env bash
# PySwarms 1.3.0 (Debian 12, python3-pyswarms): an optimiser that is used a second time returns the best cost of the first.
#
# optimize(f, iters) starts from the swarm as it was left, which suits more iterations of one function, but the best costs of the particles stay too and are
# never evaluated again. Optimised for x² and then for x² + 100, one GlobalBestPSO returns a cost below 1 for the second, which nowhere has less than 100, at a
# point found for the first. One optimiser reused over folds, seeds or data sets reports the easiest of them for all that follow. reset() before each run avoids
# it.
#
# Needs Debian 12's apt and python3-numpy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download python3-pyswarms=1.3.0-5 python3-attr=22.2.0-1 python3-future=0.18.2-6 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export PYTHONPATH="$dir/packages/usr/lib/python3/dist-packages"
cat > finding.py <<'PROGRAM'
import logging

import numpy
from pyswarms.single import GlobalBestPSO

logging.disable(logging.CRITICAL)
numpy.random.seed(1)
swarm = GlobalBestPSO(n_particles=10, dimensions=2, options={"c1": 0.5, "c2": 0.3, "w": 0.9})


def near_zero(x):
    return (x**2).sum(axis=1)


def above_hundred(x):
    return 100 + near_zero(x)


first, _ = swarm.optimize(near_zero, 20, verbose=False)
second, _ = swarm.optimize(above_hundred, 20, verbose=False)
swarm.reset()
third, _ = swarm.optimize(above_hundred, 20, verbose=False)
print(f"the second function is at least 100; its best cost is below 1: {second < 1}, that of the first: {second == first}")
print(f"after reset() its best cost is at least 100: {third >= 100}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
the second function is at least 100; its best cost is below 1: True, that of the first: True
after reset() its best cost is at least 100: True
EXPECTED
echo "as described"
