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
