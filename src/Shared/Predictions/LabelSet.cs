using System.Collections.Immutable;

namespace ActorSearch.Shared.Predictions;

/// <summary>The labels of a row, where it can have any number of them: a target is a set of bits, the bit i for the label i.</summary>
public static class LabelSet
{
    /// <summary>More bits do not fit into a whole number of 32-bit floating point.</summary>
    public const int Most = 24;

    /// <summary>The probability from which a label is predicted.</summary>
    public const double Threshold = 0.5;

    /// <summary>Whether a label of this probability is predicted; one that is NaN is not.</summary>
    public static bool Predicts(double probability) => probability >= Threshold;

    /// <summary>Whether a label is predicted where its threshold is the one of these; where there are none it is 0.5.</summary>
    public static bool Predicts(double probability, ImmutableArray<double> thresholds, int label) => probability >= (thresholds.IsDefaultOrEmpty ? Threshold : thresholds[label]);

    /// <summary>Whether a row has a label.</summary>
    /// <param name="target">Of the row.</param>
    /// <param name="label">From 0.</param>
    public static bool Has(double target, int label) => (((int)target >> label) & 1) != 0;

    /// <summary>How many labels a row has.</summary>
    public static int Count(double target) => int.PopCount((int)target);

    /// <summary>What divides the labels of a row in a text: |, or the first of ; / , and tab if a label contains it.</summary>
    public static char Divider(IEnumerable<string> labels) => "|;/,".FirstOrDefault(sign => !labels.Any(label => label.Contains(sign, StringComparison.Ordinal)), '\t');

    /// <summary>The names of a row's labels, in order.</summary>
    public static IEnumerable<string> Names(double target, IEnumerable<string> labels) => labels.Index().Where(label => Has(target, label.Index)).Select(label => label.Item);
}
