using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.Shared.Experiments;

/// <summary>What makes one threshold of the second class's probability better than another.</summary>
public abstract record ThresholdRule
{
    private ThresholdRule()
    {
    }

    /// <summary>As the experiment file has it.</summary>
    public abstract string Text { get; }

    /// <summary>Whether a higher <see cref="Compute"/> is better.</summary>
    public abstract bool HigherIsBetter { get; }

    /// <summary>The value for rows that are counted so; NaN where they do not define it.</summary>
    /// <param name="classes">Counts of both classes.</param>
    public abstract double Compute(ReadOnlySpan<ClassCounts> classes);

    /// <summary>The same rule for these two classes; null if it does not know them.</summary>
    /// <param name="classes">Names of the classes, in order.</param>
    public abstract ThresholdRule? Among(ImmutableArray<string> classes);

    /// <summary>A metric that follows from the counts of the classes.</summary>
    public sealed record ByMetric(Metric Metric) : ThresholdRule
    {
        /// <inheritdoc/>
        public override string Text => Metric.Text;

        /// <inheritdoc/>
        public override bool HigherIsBetter => Metric.HigherIsBetter;

        /// <inheritdoc/>
        public override double Compute(ReadOnlySpan<ClassCounts> classes) => Metric.FromCounts(classes) ?? double.NaN;

        /// <inheritdoc/>
        public override ThresholdRule? Among(ImmutableArray<string> classes) => Metric.Among(classes) is { } named ? new ByMetric(named) : null;
    }

    /// <summary>A metric for rows with several labels; each label gets a threshold of its own.</summary>
    /// <param name="Metric">It has <see cref="Metric.OfLabel"/>, or is <see cref="Metric.IsPooledF1"/>.</param>
    public sealed record ByLabels(Metric Metric) : ThresholdRule
    {
        /// <inheritdoc/>
        public override string Text => Metric.Text;

        /// <inheritdoc/>
        public override bool HigherIsBetter => Metric.HigherIsBetter;

        /// <summary>The value for one label.</summary>
        public override double Compute(ReadOnlySpan<ClassCounts> classes) => Metric.OfLabel(classes[0], classes[1]) ?? double.NaN;

        /// <summary>The value for all labels.</summary>
        /// <param name="labels">Of each the counts of the rows without it and with it.</param>
        public double Overall(IReadOnlyCollection<ClassCounts[]> labels) =>
            Metric.IsPooledF1 ? LabelThresholds.Sum([.. labels.Select(label => label[1])]).F1 : labels.Average(label => Compute(label));

        /// <summary>The best thresholds, one for each label.</summary>
        /// <param name="labels">See <see cref="LabelThresholds.Each"/>.</param>
        /// <param name="weights">How much each row counts; null: all alike.</param>
        public ImmutableArray<double> Choose(IReadOnlyCollection<(double[] Probabilities, bool[] Have)> labels, double[]? weights) =>
            Metric.IsPooledF1 ? LabelThresholds.Together(labels, weights) : LabelThresholds.Each(labels, counts => Compute(counts), HigherIsBetter, weights);

        /// <inheritdoc/>
        public override ThresholdRule? Among(ImmutableArray<string> classes) => this;
    }

    /// <summary>The mean cost of a row.</summary>
    /// <param name="Costs">Of a row of each class that is predicted as the other one.</param>
    public sealed record ByCosts(ClassWeights Costs) : ThresholdRule
    {
        /// <inheritdoc/>
        public override string Text => "costs";

        /// <inheritdoc/>
        public override bool HigherIsBetter => false;

        /// <inheritdoc/>
        public override double Compute(ReadOnlySpan<ClassCounts> classes) => Costs is ClassWeights.Given([var first, var second])
            ? ((first * (classes[0].Support - classes[0].Hits)) + (second * (classes[1].Support - classes[1].Hits))) / (classes[0].Support + classes[1].Support)
            : throw new InvalidOperationException("Costs have to be numbers in the order of two classes here.");

        /// <inheritdoc/>
        public override ThresholdRule? Among(ImmutableArray<string> classes) =>
            Costs.InOrder(classes) is { } ordered ? new ByCosts(ordered) : null;
    }
}
