#!/usr/bin/env bash
# pomegranate 0.14.8 (Debian 12, python3-pomegranate): the likelihood of a kernel density grows with its bandwidth, so a search chooses the widest.
#
# GaussianKernelDensity, TriangleKernelDensity and UniformKernelDensity lack the division by the bandwidth h, so their densities do not integrate to 1 but to
# h, h² and 2h. Only the Gaussian and the triangle with h = 1, the default, are right; samples are right for all. The log likelihood of held-out rows, by which a
# bandwidth is chosen, gains log(h), 2 log(h) or log(2h) for each row: of 0.1 to 100 the largest is best, where
# 0.3 is right. In a mixture or a naive Bayes classifier the class with the widest kernel gets too much weight. The documentation describes densities and has no
# factor. Divide by h yourself, or use SciPy's gaussian_kde.
#
# Needs Debian 12's apt and python3-numpy. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download python3-pomegranate=0.14.8-3+b1 python3-scipy=1.10.1-2 python3-joblib=1.2.0-4+deb12u1 python3-networkx=2.8.8-1 python3-yaml=6.0-3+b2 >/dev/null 2>&1
for archive in *.deb; do dpkg -x "$archive" packages; done
export PYTHONPATH="$dir/packages/usr/lib/python3/dist-packages"
cat > finding.py <<'PROGRAM'
import math, numpy, pomegranate
from pomegranate import GaussianKernelDensity, TriangleKernelDensity, UniformKernelDensity
assert pomegranate.__version__ == "0.14.8"

grid, step = numpy.linspace(-20, 30, 50001, retstep=True)
for bandwidth in (0.5, 1, 2):
    areas = [kernel([1., 2., 3.], bandwidth=bandwidth).probability(grid).sum() * step for kernel in
             (GaussianKernelDensity, TriangleKernelDensity, UniformKernelDensity)]
    print(f"bandwidth {bandwidth}: areas of Gaussian, triangle and uniform {areas[0]:.2f} {areas[1]:.2f} {areas[2]:.2f}, right 1.00")

random = numpy.random.RandomState(1)
train, held = random.normal(size=300), random.normal(size=150)
for bandwidth in (0.1, 0.3, 1, 10, 100):
    found = GaussianKernelDensity(train, bandwidth=bandwidth).log_probability(held).mean()
    right = numpy.log(numpy.exp(-((held[:, None] - train) / bandwidth) ** 2 / 2).mean(1) / bandwidth / math.sqrt(2 * math.pi)).mean()
    print(f"bandwidth {bandwidth}: log likelihood of a held-out row {found:.2f}, right {right:.2f}")
PROGRAM

/usr/bin/python3 finding.py 2>/dev/null | tee seen
diff seen - <<'EXPECTED'
bandwidth 0.5: areas of Gaussian, triangle and uniform 0.50 0.25 1.00, right 1.00
bandwidth 1: areas of Gaussian, triangle and uniform 1.00 1.00 2.00, right 1.00
bandwidth 2: areas of Gaussian, triangle and uniform 2.00 4.00 4.00, right 1.00
bandwidth 0.1: log likelihood of a held-out row -3.90, right -1.60
bandwidth 0.3: log likelihood of a held-out row -2.72, right -1.51
bandwidth 1: log likelihood of a held-out row -1.55, right -1.55
bandwidth 10: log likelihood of a held-out row -0.93, right -3.23
bandwidth 100: log likelihood of a held-out row -0.92, right -5.52
EXPECTED
echo "as described"
