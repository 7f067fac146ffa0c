using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Dashboard.Live;

/// <summary>
/// The best configurations as folds arrive, and those under way by what is in of them. It keeps a few hundred of a million: all others are
/// asked of the store. Safe for use from many threads.
/// </summary>
/// <param name="folds">Folds of each configuration.</param>
/// <param name="metric">The ranking metric.</param>
/// <param name="goals">Further goals and requirements; null where there are none.</param>
internal sealed class Standings(int folds, Metric metric, GoalScores? goals = null)
{
    /// <summary>How many complete configurations are kept.</summary>
    public const int Most = 200;

    private const int MostImprovements = 500;

    private static readonly RankOrder Order = new();

    private readonly Lock _gate = new();
    private readonly SortedSet<Standing> _best = new(Comparer<Standing>.Create(Compare));
    private readonly Dictionary<int, FoldLine[]> _underWay = [];
    private readonly HashSet<int> _complete = [];
    private List<LiveImprovement> _improvements = [];
    private bool _loaded;

    /// <param name="elapsed">Since the run began.</param>
    public void Take(SearchEvent happened, TimeSpan elapsed)
    {
        lock (_gate)
        {
            switch (happened)
            {
                case SearchEvent.FoldCounted fold:
                    Add(fold.Fold, fold.Line);
                    break;
                case SearchEvent.PruningWithdrawn withdrawn:
                    _underWay[withdrawn.Configuration] = [.. withdrawn.Lines];
                    break;
                case SearchEvent.ConfigurationCounted counted:
                    Complete(counted.Configuration, counted.Summary, counted.Parameters, elapsed, counted.Done);
                    break;
            }
        }
    }

    /// <summary>Takes in what earlier runs counted, once.</summary>
    public void Load(IEnumerable<StoredFold> stored)
    {
        foreach (var configuration in stored.GroupAdjacentBy(fold => fold.Fold.Configuration))
        {
            lock (_gate)
            {
                if (_complete.Contains(configuration[0].Fold.Configuration))
                {
                    continue;
                }

                configuration.ForEach(fold => Add(fold.Fold, fold.Line));
                var lines = _underWay[configuration[0].Fold.Configuration];
                if (!lines.Any(line => line.Status == FoldStatus.Pending))
                {
                    Complete(configuration[0].Fold.Configuration, FoldSummary.Summarize(lines, goals, configuration[0].Parameters), configuration[0].Parameters, TimeSpan.Zero, 0);
                }
            }
        }

        lock (_gate)
        {
            // From here on each configuration completes at most once more.
            _loaded = true;
            _complete.Clear();
        }
    }

    /// <summary>
    /// The best so many that are complete, by rank, then as many that are under way, by what is in of them: some folds of a configuration are
    /// easier than others, so that these do not stand among those.
    /// </summary>
    public IReadOnlyList<Standing> Top(int count)
    {
        lock (_gate)
        {
            var provisional = _underWay.Select(entry => Provisional(entry.Key, entry.Value)).OfType<Standing>();
            return [.. Ranked(_best.Take(count)), .. provisional.Order(Comparer<Standing>.Create(Compare)).Take(count)];
        }
    }

    /// <summary>The improvements of the best score so far.</summary>
    public IReadOnlyList<LiveImprovement> Improvements()
    {
        lock (_gate)
        {
            return [.. _improvements];
        }
    }

    private void Add(FoldId id, FoldLine line)
    {
        if (!_underWay.TryGetValue(id.Configuration, out var lines))
        {
            _underWay.Add(id.Configuration, lines = new FoldLine[folds]);
        }

        lines[id.Fold] = line;
    }

    private void Complete(int configuration, FoldSummary summary, long parameters, TimeSpan elapsed, int done)
    {
        _underWay.Remove(configuration);
        if (!_loaded)
        {
            _complete.Add(configuration);
        }

        if (summary.Status != ConfigurationStatus.Scored)
        {
            return;
        }

        var leads = _best.Min;
        var standing = new Standing(configuration, summary, folds) { Parameters = parameters };
        _best.Add(standing);
        if (_best.Count > Most)
        {
            _best.Remove(_best.Max!);
        }

        if (ReferenceEquals(_best.Min, standing) && leads?.Configuration != configuration)
        {
            if (_improvements.Count == MostImprovements)
            {
                // Every second one of the older points is enough.
                _improvements = [.. _improvements.Where((_, place) => place % 2 == 0)];
            }

            _improvements.Add(new LiveImprovement(elapsed, done, configuration, SelectionCost.Metric(metric, summary.Cost)));
        }
    }

    // Configurations with equal scores and parameters share a rank. The other tables do the same.
    private static IEnumerable<Standing> Ranked(IEnumerable<Standing> best)
    {
        Standing? before = null;
        foreach (var (i, standing) in best.Index())
        {
            var isTied = before is not null && CompareScores(before, standing) == 0;
            yield return before = standing with { Rank = isTied ? before!.Rank : i + 1 };
        }
    }

    private static Standing? Provisional(int configuration, FoldLine[] lines)
    {
        var known = Array.FindAll(lines, line => line.Status != FoldStatus.Pending);
        var summary = FoldSummary.Summarize(known);
        return summary.Status == ConfigurationStatus.Scored ? new Standing(configuration, summary, known.Length) : null;
    }

    private static int Compare(Standing? one, Standing? other) =>
        CompareScores(one!, other!) is var order && order != 0 ? order : one!.Configuration.CompareTo(other!.Configuration);

    private static int CompareScores(Standing one, Standing other)
    {
        var order = Order.CompareScores((one.Configuration, one.Summary), (other.Configuration, other.Summary));
        return order != 0 ? order : one.Parameters.CompareTo(other.Parameters);
    }
}

/// <summary>Where a configuration stands.</summary>
/// <param name="Summary">Of its counted folds.</param>
/// <param name="Done">How many they are.</param>
internal sealed record Standing(int Configuration, FoldSummary Summary, int Done)
{
    /// <summary>Its place among the complete ones, from 1, which those with the same scores share; null while it is not complete.</summary>
    public int? Rank { get; init; }

    /// <summary>Of its net.</summary>
    public long Parameters { get; init; }
}

/// <summary>The best became better.</summary>
/// <param name="Metric">What configurations are ranked by, its mean over folds.</param>
internal readonly record struct LiveImprovement(TimeSpan Elapsed, int Done, int Configuration, double Metric);
