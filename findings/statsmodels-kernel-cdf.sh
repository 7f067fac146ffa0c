#!/usr/bin/env bash
# statsmodels 0.13.5 (Debian 12, python3-statsmodels): the distribution function of a kernel density is NaN for every kernel but the Gaussian one.
#
# KDEUnivariate.fit takes kernels of several shapes. Its densities are right for all of them (the areas are near 1), but cdf, sf and cumhazard are NaN at every point for Epanechnikov, biweight,
# triweight and both cosine kernels, with no more than NumPy's warnings of invalid values: the density is integrated from -1 to 1 around 0, whatever the rows are, in steps where no row is near.
# entropy raises an AttributeError about an attribute named domain for these kernels. The notes of the class say that all four are computed from the definition of the kernel and
# name no limit. A threshold or a p-value read from such a density is NaN, and every comparison with it is false. The sum of the density over the grid has the right value.
#
# Needs Debian 12's python3-statsmodels 0.13.5. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.py <<'PROGRAM'
import warnings

import numpy
import statsmodels
from statsmodels.nonparametric.kde import KDEUnivariate

assert statsmodels.__version__.startswith("0.13.5"), statsmodels.__version__
values = numpy.random.RandomState(0).randn(30)

warnings.simplefilter("ignore")
for kernel in ("gau", "epa", "biw", "triw", "cos", "cos2"):
    density = KDEUnivariate(values)
    density.fit(kernel=kernel, fft=False, bw=0.4, gridsize=20)
    steps = numpy.diff(density.support) * (density.density[1:] + density.density[:-1]) / 2
    missing = [int(numpy.isnan(getattr(density, name)).sum()) for name in ("cdf", "sf", "cumhazard")]
    try:
        entropy = f"{density.entropy:.2f}"
    except AttributeError as error:
        entropy = str(error)
    print(f"{kernel}: sum of the density {steps.sum():.2f}, its first ten steps {steps[:10].sum():.2f}, cdf there {density.cdf[10]:.2f}, "
          f"NaN in cdf, sf, cumhazard of 20 points {missing}, entropy {entropy}")
PROGRAM

/usr/bin/python3 finding.py | tee seen
diff seen - <<'EXPECTED'
gau: sum of the density 1.00, its first ten steps 0.34, cdf there 0.34, NaN in cdf, sf, cumhazard of 20 points [0, 0, 0], entropy 1.53
epa: sum of the density 0.99, its first ten steps 0.33, cdf there nan, NaN in cdf, sf, cumhazard of 20 points [20, 20, 20], entropy 'KDEUnivariate' object has no attribute 'domain'
biw: sum of the density 1.00, its first ten steps 0.32, cdf there nan, NaN in cdf, sf, cumhazard of 20 points [20, 20, 20], entropy 'KDEUnivariate' object has no attribute 'domain'
triw: sum of the density 1.00, its first ten steps 0.32, cdf there nan, NaN in cdf, sf, cumhazard of 20 points [20, 20, 20], entropy 'KDEUnivariate' object has no attribute 'domain'
cos: sum of the density 0.99, its first ten steps 0.33, cdf there nan, NaN in cdf, sf, cumhazard of 20 points [20, 20, 20], entropy 'KDEUnivariate' object has no attribute 'domain'
cos2: sum of the density 1.05, its first ten steps 0.32, cdf there nan, NaN in cdf, sf, cumhazard of 20 points [20, 20, 20], entropy 'KDEUnivariate' object has no attribute 'domain'
EXPECTED
echo "as described"
