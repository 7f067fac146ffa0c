#!/usr/bin/env bash
# SciPy 1.10.1 (Debian 12, python3-scipy): brute and differential_evolution return a point where the function is NaN, although they saw the minimum.
#
# A loss that diverges for rates above 1 is NaN there. brute looks at 1,600 points of a grid, 1,240 of them with a loss, one of them within 0.001 of the minimum, and
# returns a NaN, with its default final step and without. differential_evolution sees a loss near 0 and returns NaN: its best first member is chosen by argmin, which
# takes NaN for the smallest number, and no number is smaller than NaN afterwards. No warning; brute returns no sign of success. The help
# pages have no word on it, while direct, dual_annealing and Nelder-Mead find the minimum of the same function. Return a large number in place of NaN.
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
from scipy import optimize

warnings.simplefilter("error")
limits = [(-2, 2), (-2, 2)]


def run(name, search):
    seen = []

    def loss(x):
        seen.append(np.nan if x[0] > 1 else (x[0] - 0.9) ** 2 + x[1] ** 2)
        return seen[-1]

    value, success = search(loss)
    numbers = [v for v in seen if v == v]
    print(f"{name}: returned {'NaN' if value != value else 'below 0.001' if value < 0.001 else value}, lowest seen {'below 0.001' if min(numbers) < 0.001 else min(numbers)}, success {success}")
    return seen


grid = [slice(-2, 2, 0.1)] * 2
seen = run("brute, finish=None", lambda f: (optimize.brute(f, grid, full_output=True, finish=None)[1], "is not returned"))
print(f"  {len(seen)} points, {sum(v == v for v in seen)} with a loss")
run("brute", lambda f: (optimize.brute(f, grid, full_output=True)[1], "is not returned"))
for polish in (True, False):
    run(f"differential_evolution, polish={polish}", lambda f: (lambda r: (r.fun, r.success))(optimize.differential_evolution(f, limits, maxiter=30, seed=1, polish=polish)))
run("direct", lambda f: (lambda r: (r.fun, r.success))(optimize.direct(f, limits)))
run("dual_annealing", lambda f: (lambda r: (r.fun, r.success))(optimize.dual_annealing(f, limits, maxiter=50, seed=1)))
run("Nelder-Mead", lambda f: (lambda r: (r.fun, r.success))(optimize.minimize(f, [-1.2, 1], method="Nelder-Mead")))
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
brute, finish=None: returned NaN, lowest seen below 0.001, success is not returned
  1600 points, 1240 with a loss
brute: returned NaN, lowest seen below 0.001, success is not returned
differential_evolution, polish=True: returned NaN, lowest seen below 0.001, success False
differential_evolution, polish=False: returned NaN, lowest seen below 0.001, success False
direct: returned below 0.001, lowest seen below 0.001, success True
dual_annealing: returned below 0.001, lowest seen below 0.001, success True
Nelder-Mead: returned below 0.001, lowest seen below 0.001, success True
EXPECTED
echo "as described"
