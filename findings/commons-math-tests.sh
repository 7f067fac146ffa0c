#!/usr/bin/env bash
# Apache Commons Math 3.6.1 (Debian 12, libcommons-math3-java; the last release of version 3): equal rows are the most significant result of a Wilcoxon test, and p of a binomial test exceeds 1.
#
# WilcoxonSignedRankTest neither drops pairs that are equal nor gives their ranks to both sides: a sample tested against itself has the smallest p of all, 0.002 for ten pairs and 2e-6 for
# twenty, where there is nothing to reject. Ten folds of which nine are equal have 0.084 in one order of the two configurations and 0.002 in the other, where R drops the pairs
# and has 0.317. Its documentation
# assumes differences from a continuous distribution, but refuses nothing; accuracies of folds are often equal. BinomialTest with TWO_SIDED adds outcomes from both ends and may count the one
# in the middle twice, or stop before the last: 10 heads of 20 have p = 1.18, and 60 of 100 have 0.046 where 0.057 is right, so an experiment is significant at 5 % that is
# not. Issue MATH-1233 describes p above 1 for equal samples and is closed, since version 3 gets no more releases.
#
# Needs Debian 12's apt, a JDK 17 and r-base-core 4.2.2. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download libcommons-math3-java=3.6.1-3 >/dev/null 2>&1
dpkg -x libcommons-math3-java*.deb packages
cat > Finding.java <<'PROGRAM'
import java.util.Locale;
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;
import org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest;

public final class Finding {
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        WilcoxonSignedRankTest wilcoxon = new WilcoxonSignedRankTest();
        for (int pairs : new int[] {5, 10, 20}) {
            double[] sample = new double[pairs];
            for (int i = 0; i < pairs; i++) {
                sample[i] = i;
            }
            System.out.printf("a sample of %d against itself: p %.2g%n", pairs, wilcoxon.wilcoxonSignedRankTest(sample, sample, true));
        }
        double[] first = {0.91, 0.88, 0.93, 0.90, 0.92, 0.89, 0.94, 0.87, 0.95, 0.90};
        double[] second = first.clone();
        second[0] = 0.92;
        System.out.printf("nine of ten folds equal: p %.3f, in the other order %.3f%n",
            wilcoxon.wilcoxonSignedRankTest(first, second, true), wilcoxon.wilcoxonSignedRankTest(second, first, true));
        BinomialTest binomial = new BinomialTest();
        for (int[] heads : new int[][] {{10, 20}, {3, 10}, {58, 100}, {59, 100}, {60, 100}, {61, 100}}) {
            double share = heads[1] == 10 ? 0.3 : 0.5;
            double p = binomial.binomialTest(heads[1], heads[0], share, AlternativeHypothesis.TWO_SIDED);
            System.out.printf("%d of %d, expected share %.1f: p %.3f%n", heads[0], heads[1], share, p);
        }
    }
}
PROGRAM
cat > right.R <<'PROGRAM'
first <- c(0.91, 0.88, 0.93, 0.90, 0.92, 0.89, 0.94, 0.87, 0.95, 0.90)
second <- replace(first, 1, 0.92)
wilcoxon <- function(a, b) wilcox.test(a, b, paired = TRUE, correct = FALSE, exact = TRUE)$p.value
cat(sprintf("  by R: nine of ten equal p %.3f, in the other order %.3f\n", wilcoxon(first, second), wilcoxon(second, first)))
test <- function(heads, rows, share = 0.5) binom.test(heads, rows, share)$p.value
sum_of <- function(heads, rows, share = 0.5) {
  p <- dbinom(0:rows, rows, share)
  sum(p[p <= p[heads + 1] * (1 + 1e-7)])
}
for (by in list(test, sum_of)) {
  cat(sprintf("  %s: %s\n", if (identical(by, test)) "by R" else "by hand", paste(sprintf("%.3f", c(by(10, 20), by(3, 10, 0.3), by(58, 100), by(59, 100), by(60, 100), by(61, 100))), collapse = " ")))
}
PROGRAM

{ java -cp packages/usr/share/java/commons-math3-3.6.1.jar Finding.java; Rscript --vanilla right.R 2>/dev/null; } | tee seen
diff seen - <<'EXPECTED'
a sample of 5 against itself: p 0.063
a sample of 10 against itself: p 0.0020
a sample of 20 against itself: p 1.9e-06
nine of ten folds equal: p 0.084, in the other order 0.002
10 of 20, expected share 0.5: p 1.176
3 of 10, expected share 0.3: p 1.267
58 of 100, expected share 0.5: p 0.133
59 of 100, expected share 0.5: p 0.089
60 of 100, expected share 0.5: p 0.046
61 of 100, expected share 0.5: p 0.035
  by R: nine of ten equal p 0.317, in the other order 0.317
  by R: 1.000 1.000 0.133 0.089 0.057 0.035
  by hand: 1.000 1.000 0.133 0.089 0.057 0.035
EXPECTED
echo "as described"
