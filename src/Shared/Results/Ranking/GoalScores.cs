using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Results.Ranking;

/// <summary>What a configuration comes to by each goal, and whether it keeps what is required.</summary>
public sealed class GoalScores
{
    private readonly SelectionSettings _selection;
    private readonly ImmutableArray<Metric> _others;

    private GoalScores(SelectionSettings selection) => (_selection, _others) = (selection, selection.Others);

    /// <summary>The goals and requirements of an experiment; null where it has neither.</summary>
    public static GoalScores? Compute(SelectionSettings selection) => selection.Goals.IsEmpty && selection.Required.IsEmpty ? null : new GoalScores(selection);

    /// <summary>Adds to a summary what its folds and the size of its net come to.</summary>
    /// <param name="summary">Of a configuration whose folds are all scored.</param>
    /// <param name="folds">Its folds.</param>
    /// <param name="parameters">Of its net.</param>
    public FoldSummary With(FoldSummary summary, ReadOnlySpan<FoldLine> folds, long parameters)
    {
        var (goals, violation) = (ImmutableArray.CreateBuilder<double>(_selection.Goals.Length), 0.0);
        foreach (var goal in _selection.Goals) goals.Add(ValueOf(goal, summary, folds, parameters));
        foreach (var required in _selection.Required) violation += required.Violation(ValueOf(required.Of, summary, folds, parameters));
        var areFinite = goals.All(double.IsFinite);
        return summary with
        {
            Goals = goals.MoveToImmutable(),
            Violation = violation,
            Status = !areFinite ? ConfigurationStatus.NotFinite : violation > 0 ? ConfigurationStatus.Infeasible : summary.Status,
        };
    }

    /// <summary>The same for a configuration that was not trained to its end: what its size alone breaks.</summary>
    /// <param name="parameters">Of its net.</param>
    public FoldSummary WithoutScore(FoldSummary summary, long parameters) => summary with { Violation = OfSize.Sum(required => required.Violation(parameters)) };

    /// <summary>What a net of this size breaks, whatever it learns; null where it keeps all.</summary>
    public Requirement? BrokenBy(long parameters) => OfSize.FirstOrDefault(required => required.Violation(parameters) > 0);

    private IEnumerable<Requirement> OfSize => _selection.Required.Where(required => required.Of is Goal.Parameters);

    private double ValueOf(Goal goal, FoldSummary summary, ReadOnlySpan<FoldLine> folds, long parameters) => goal switch
    {
        Goal.Parameters => parameters,
        Goal.Epochs => MeanOf(folds, fold => fold.ScoredEpoch),
        Goal.Measured { Metric: LossMetric } => summary.Mean,
        Goal.Measured(var metric) when metric.Name == _selection.Metric.Name => SelectionCost.Metric(metric, summary.Cost),
        Goal.Measured(var metric) when Place(metric) is var place => MeanOf(folds, fold => fold.Others is { } others ? others[place] : double.NaN),
        _ => throw new ArgumentOutOfRangeException(nameof(goal), goal, "Not a goal."),
    };

    private int Place(Metric metric)
    {
        for (var i = 0; i < _others.Length; i++)
        {
            if (_others[i].Name == metric.Name) return i;
        }

        throw new ArgumentException($"{metric.Name} is not among the metrics of the goals.", nameof(metric));
    }

    private static double MeanOf(ReadOnlySpan<FoldLine> folds, Func<FoldLine, double> valueOf)
    {
        var sum = 0.0;
        foreach (var fold in folds) sum += valueOf(fold);
        return sum / folds.Length;
    }
}
