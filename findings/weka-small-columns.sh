#!/usr/bin/env bash
# Weka 3.6.14 (Debian 12): decision trees cannot split a column of small numbers, and a constant column has the correlation 1.
#
# J48 and PART take a split between two rows only if their values differ by more than 0.00001. A column that separates two classes is learned with an accuracy of 1 as 1 to 100, of 0.73 in
# hundred-thousandths and of 0.5 in millionths: learning rates, shares or seconds in place of microseconds are columns without information. BFTree and ADTree compare numbers
# within 0.000001 and fail for ten-millionths. REPTree, RandomTree and DecisionStump learn all of them, and a tree is expected to depend on the order of values only. The manual and the options
# name no such limit, and nothing is reported. Utils.correlation, on which evaluations of attributes rest, returns 1 for a constant column and any other. NaiveBayes is right for small
# numbers, but guesses for times a millisecond apart, since the variance of such a column is 0.
#
# Needs Debian 12's apt and a JDK 17. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

apt-get download weka=3.6.14-3 >/dev/null 2>&1
dpkg -x weka*.deb packages
cat > Finding.java <<'PROGRAM'
import java.util.Locale;
import weka.classifiers.Classifier;
import weka.classifiers.bayes.NaiveBayes;
import weka.classifiers.rules.PART;
import weka.classifiers.trees.*;
import weka.core.*;

public final class Finding {
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        for (double unit : new double[] {1, 1e-4, 1e-5, 1e-6, 1e-7}) {
            System.out.printf("1 to 100 times %.0e:%s%n", unit,
                accuracies(table(unit, 0), new J48(), new PART(), new BFTree(), new ADTree(), new REPTree(), new RandomTree(), new DecisionStump(), new NaiveBayes()));
        }
        Instances times = table(0.001, 1.7e9);
        double exact = 0;
        for (int row = 0; row < 100; row++) {
            exact += Math.pow((row - 49.5) / 1000, 2) / 99;
        }
        System.out.printf("times a millisecond apart:%s; variance %.6f, by hand %.6f%n", accuracies(times, new J48(), new NaiveBayes()), times.variance(0), exact);
        double[] constant = {5, 5, 5, 5};
        System.out.printf("correlation of a constant with 1, 2, 3, 4: %.1f, with 4, 1, 2, 2: %.1f%n",
            Utils.correlation(constant, new double[] {1, 2, 3, 4}, 4), Utils.correlation(constant, new double[] {4, 1, 2, 2}, 4));
    }

    private static Instances table(double unit, double start) {
        FastVector classes = new FastVector();
        classes.addElement("low");
        classes.addElement("high");
        FastVector columns = new FastVector();
        columns.addElement(new Attribute("x"));
        columns.addElement(new Attribute("class", classes));
        Instances table = new Instances("rows", columns, 100);
        for (int row = 1; row <= 100; row++) {
            table.add(new Instance(1, new double[] {start + row * unit, row > 50 ? 1 : 0}));
        }
        table.setClassIndex(1);
        return table;
    }

    private static String accuracies(Instances table, Classifier... classifiers) throws Exception {
        StringBuilder text = new StringBuilder();
        for (Classifier classifier : classifiers) {
            classifier.buildClassifier(table);
            int right = 0;
            for (int row = 0; row < 100; row++) {
                right += classifier.classifyInstance(table.instance(row)) == table.instance(row).classValue() ? 1 : 0;
            }
            text.append(String.format(" %s %.2f", classifier.getClass().getSimpleName(), right / 100.0));
        }
        return text.toString();
    }
}
PROGRAM

java -cp packages/usr/share/java/weka-3.6.14.jar Finding.java 2>messages | tee seen
diff seen - <<'EXPECTED'
1 to 100 times 1e+00: J48 1.00 PART 1.00 BFTree 1.00 ADTree 1.00 REPTree 0.99 RandomTree 1.00 DecisionStump 1.00 NaiveBayes 1.00
1 to 100 times 1e-04: J48 1.00 PART 1.00 BFTree 1.00 ADTree 1.00 REPTree 0.99 RandomTree 1.00 DecisionStump 1.00 NaiveBayes 1.00
1 to 100 times 1e-05: J48 0.73 PART 0.73 BFTree 0.99 ADTree 1.00 REPTree 0.99 RandomTree 1.00 DecisionStump 1.00 NaiveBayes 1.00
1 to 100 times 1e-06: J48 0.50 PART 0.50 BFTree 1.00 ADTree 1.00 REPTree 0.99 RandomTree 1.00 DecisionStump 1.00 NaiveBayes 1.00
1 to 100 times 1e-07: J48 0.50 PART 0.50 BFTree 0.50 ADTree 0.50 REPTree 0.99 RandomTree 1.00 DecisionStump 1.00 NaiveBayes 1.00
times a millisecond apart: J48 1.00 NaiveBayes 0.50; variance 0.000000, by hand 0.000842
correlation of a constant with 1, 2, 3, 4: 1.0, with 4, 1, 2, 2: 1.0
EXPECTED
echo "as described"
