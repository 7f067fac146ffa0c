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

    /// <summary>Whether a higher <see cref="Of"/> is better.</summary>
    public abstract bool HigherIsBetter { get; }

    /// <summary>The value for rows that are counted so; NaN where they do not define it.</summary>
    /// <param name="classes">Counts of both classes.</param>
    public abstract double Of(ReadOnlySpan<ClassCounts> classes);

    /// <summary>A metric that follows from the counts of the classes.</summary>
    public sealed record ByMetric(Metric Metric) : ThresholdRule
    {
        /// <inheritdoc/>
        public override string Text => Metric.Text;

        /// <inheritdoc/>
        public override bool HigherIsBetter => Metric.HigherIsBetter;

        /// <inheritdoc/>
        public override double Of(ReadOnlySpan<ClassCounts> classes) => Metric.FromCounts(classes) ?? double.NaN;
    }

    /// <summary>The mean cost of a row.</summary>
    /// <param name="FirstAsSecond">Of a row of the first class that is predicted as the second, ≥ 0.</param>
    /// <param name="SecondAsFirst">Of the reverse, ≥ 0.</param>
    public sealed record ByCosts(double FirstAsSecond, double SecondAsFirst) : ThresholdRule
    {
        /// <inheritdoc/>
        public override string Text => "costs";

        /// <inheritdoc/>
        public override bool HigherIsBetter => false;

        /// <inheritdoc/>
        public override double Of(ReadOnlySpan<ClassCounts> classes) =>
            ((FirstAsSecond * (classes[0].Support - classes[0].Hits)) + (SecondAsFirst * (classes[1].Support - classes[1].Hits))) / (classes[0].Support + classes[1].Support);
    }
}
