#!/usr/bin/env bash
# Apache Commons Math 3.6.1 (Debian 12, libcommons-math3-java): the variance of the logistic distribution is divided by the square of the scale, and an empirical distribution is NaN between its values.
#
# LogisticDistribution.getNumericalVariance returns π² / (3 s²) where the variance is π² s² / 3: 0.82 for a scale of 2, whose draws have 13.1; a wide distribution counts as a narrow one, and only
# the scale 1 is right. EmpiricalDistribution divides the range into bins and spreads each bin's values by a kernel; a bin without values has none, and cumulativeProbability
# and density are NaN there. Of 1,000 exponential values in 100 bins that holds for a third of the range: at 5 and 6 it is NaN, where 0.991 and 0.997 of the rows are below. A table of the counts 0, 1
# and 2 in ten bins has NaN at 0.5 and 1.5, which are 0.334 and 0.667. The documentation describes a distribution over all real numbers, and nothing is reported. inverseCumulativeProbability is right.
#
# Needs Debian 12's apt and a JDK 17. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download libcommons-math3-java=3.6.1-3 >/dev/null 2>&1
dpkg -x libcommons-math3-java*.deb packages
cat > Finding.java <<'PROGRAM'
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.apache.commons.math3.distribution.LogisticDistribution;
import org.apache.commons.math3.random.EmpiricalDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.StatUtils;

public final class Finding {
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        for (double scale : new double[] {0.5, 1, 2, 10}) {
            LogisticDistribution logistic = new LogisticDistribution(new Well19937c(1), 0, scale);
            System.out.printf("logistic, scale %.1f: variance %.3f, of 100,000 draws %.1f, by the formula %.3f%n", scale,
                logistic.getNumericalVariance(), StatUtils.variance(logistic.sample(100000)), Math.PI * Math.PI / 3 * scale * scale);
        }

        double[] counts = new double[999];
        for (int i = 0; i < 999; i++) {
            counts[i] = i % 3;
        }
        show("counts, 10 bins", counts, 10, new double[] {0, 0.5, 1, 1.5, 2});
        Random random = new Random(1);
        double[] times = new double[1000];
        for (int i = 0; i < 1000; i++) {
            times[i] = -Math.log(1 - random.nextDouble());
        }
        show("exponential, 100 bins", times, 100, new double[] {0.5, 1, 2, 4, 5, 6});
    }

    private static void show(String name, double[] values, int bins, double[] places) {
        EmpiricalDistribution found = new EmpiricalDistribution(bins);
        found.load(values);
        StringBuilder text = new StringBuilder();
        for (double place : places) {
            long below = Arrays.stream(values).filter(value -> value <= place).count();
            text.append(String.format("  %.1f: %.3f, share of rows %.3f", place, found.cumulativeProbability(place), (double) below / values.length));
        }
        double low = StatUtils.min(values);
        double high = StatUtils.max(values);
        int missing = 0;
        for (int i = 0; i < 1000; i++) {
            missing += Double.isNaN(found.cumulativeProbability(low + (high - low) * (i + 0.5) / 1000)) ? 1 : 0;
        }
        System.out.printf("%s:%s%n  NaN at %d of 1000 places of the range; the quantile of 0.99 is %.2f, of the rows %.2f%n", name, text, missing,
            found.inverseCumulativeProbability(0.99), StatUtils.percentile(values, 99));
    }
}
PROGRAM

java -cp packages/usr/share/java/commons-math3-3.6.1.jar Finding.java | tee seen
diff seen - <<'EXPECTED'
logistic, scale 0.5: variance 13.159, of 100,000 draws 0.8, by the formula 0.822
logistic, scale 1.0: variance 3.290, of 100,000 draws 3.3, by the formula 3.290
logistic, scale 2.0: variance 0.822, of 100,000 draws 13.1, by the formula 13.159
logistic, scale 10.0: variance 0.033, of 100,000 draws 328.0, by the formula 328.987
counts, 10 bins:  0.0: 0.333, share of rows 0.333  0.5: NaN, share of rows 0.333  1.0: 0.667, share of rows 0.667  1.5: NaN, share of rows 0.667  2.0: 1.000, share of rows 1.000
  NaN at 700 of 1000 places of the range; the quantile of 0.99 is 2.00, of the rows 2.00
exponential, 100 bins:  0.5: 0.396, share of rows 0.396  1.0: 0.611, share of rows 0.614  2.0: 0.866, share of rows 0.866  4.0: 0.981, share of rows 0.981  5.0: NaN, share of rows 0.991  6.0: NaN, share of rows 0.997
  NaN at 340 of 1000 places of the range; the quantile of 0.99 is 4.82, of the rows 4.90
EXPECTED
echo "as described"
