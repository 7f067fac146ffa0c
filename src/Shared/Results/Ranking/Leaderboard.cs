using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Results.Ranking;

/// <summary>
/// The configurations' folds as they come in, in any order, and who leads. One owner at a time: it is not for several threads.
/// Of each fold it keeps the figures alone (<see cref="FoldLine"/>), no curves.
/// </summary>
/// <param name="folds">Folds of each configuration, repeats included, ≥ 1.</param>
/// <param name="metric">What configurations are ranked by (default: the validation loss).</param>
/// <param name="parameters">Number of parameters of a configuration's net, a tie-breaker of the ranking; null where it is not known.</param>
/// <param name="goals">Further goals and requirements; null where there are none.</param>
public sealed class Leaderboard(int folds, Metric? metric = null, Func<int, long>? parameters = null, GoalScores? goals = null)
{
    /// <summary>What configurations are ranked by.</summary>
    public Metric Metric { get; } = metric ?? Metric.Loss;

    private readonly Func<int, long>? _parameters = parameters;
    private readonly Dictionary<int, FoldLine[]> _configurations = [];
    private (int Configuration, FoldSummary Summary)? _best;

    /// <summary>The order of configurations whose folds are all scored.</summary>
    public RankOrder Order { get; } = new(parameters);

    /// <summary>Folds of each configuration.</summary>
    public int Folds { get; } =
        folds >= 1 ? folds : throw new ArgumentOutOfRangeException(nameof(folds), folds, "At least one fold.");

    /// <summary>How many folds are counted.</summary>
    public int Counted { get; private set; }

    /// <summary>
    /// The first in <see cref="Order"/> of the complete configurations with a finite mean; null while there is none.
    /// </summary>
    public int? Best => _best?.Configuration;

    /// <summary>Configurations with at least one recorded fold, in the order of their indices.</summary>
    public IEnumerable<int> Configurations => _configurations.Keys.Order();

    /// <summary>Counts a fold.</summary>
    /// <returns>What it makes of its configuration.</returns>
    /// <exception cref="ArgumentException">It is not a fold of this search, or it is already recorded.</exception>
    public FoldSummary Add(FoldResult result) => Add(result.Fold, FoldLine.FromOutcome(result.Outcome, Metric));

    /// <summary>Records a fold from its line alone.</summary>
    /// <returns>What it makes of its configuration.</returns>
    /// <exception cref="ArgumentException">It is not a fold of this search, or it is already recorded.</exception>
    public FoldSummary Add(FoldId id, FoldLine line)
    {
        var (configuration, fold) = id;
        if (configuration < 0 || fold < 0 || fold >= Folds)
        {
            throw new ArgumentException($"There is no fold {id} in a search with {Folds} folds.", nameof(id));
        }

        if (!_configurations.TryGetValue(configuration, out var lines))
        {
            _configurations.Add(configuration, lines = new FoldLine[Folds]);
        }

        if (lines[fold].Status != FoldStatus.Pending)
        {
            throw new ArgumentException($"Fold {id} is already recorded.", nameof(id));
        }

        lines[fold] = line;
        Counted++;
        var summary = SummaryOf(configuration, lines);
        if (summary.Status == ConfigurationStatus.Scored && (_best is not { } best || Order.Compare((configuration, summary), best) < 0))
        {
            _best = (configuration, summary);
        }

        return summary;
    }

    /// <summary>The folds of a configuration are scored at another epoch; those not counted are left. To be said before its last fold is counted.</summary>
    public void Rescore(int configuration, IReadOnlyList<ScoredFold> folds)
    {
        if (_configurations.TryGetValue(configuration, out var lines))
        {
            for (var fold = 0; fold < lines.Length; fold++)
            {
                lines[fold] = lines[fold].Status == FoldStatus.Scored ? folds[fold].Line : lines[fold];
            }
        }
    }

    /// <summary>How many complete configurations have the best mean; 1 if no other ties with the first, 0 if there is none.</summary>
    public int TiedForFirst => _best is not { } best ? 0 : _configurations
        .Count(entry => SummaryOf(entry.Key, entry.Value) is { Status: ConfigurationStatus.Scored } summary
            && RankOrder.CompareCosts(summary.Cost, best.Summary.Cost) == 0);

    /// <summary>Removes a recorded fold. It must not be scored: without it the leader could change.</summary>
    /// <exception cref="ArgumentException">It is scored, or not recorded.</exception>
    public void Remove(FoldId id)
    {
        if (!_configurations.TryGetValue(id.Configuration, out var lines) || id.Fold < 0 || id.Fold >= Folds
            || lines[id.Fold].Status is FoldStatus.Pending or FoldStatus.Scored)
        {
            throw new ArgumentException($"Fold {id} is not a recorded fold without a score.", nameof(id));
        }

        lines[id.Fold] = default;
        Counted--;
    }

    /// <summary>The folds of a configuration in order, a view that later folds change; all pending where none is counted.</summary>
    public ReadOnlySpan<FoldLine> Lines(int configuration) =>
        _configurations.TryGetValue(configuration, out var lines) ? lines : new FoldLine[Folds];

    /// <summary>The folds of a configuration in figures.</summary>
    public FoldSummary Summary(int configuration) =>
        _configurations.TryGetValue(configuration, out var lines)
            ? SummaryOf(configuration, lines)
            : new FoldSummary(ConfigurationStatus.Incomplete, double.NaN, null, double.NaN);

    /// <summary>
    /// All configurations with a recorded fold: first the scored ones in <see cref="Order"/>, then those that cannot win, then the
    /// incomplete ones, these by their index. Where none is scored, none has a rank. Recomputed at each call: n log n.
    /// </summary>
    public IReadOnlyList<LeaderboardRow> Ranked()
    {
        var standings = _configurations
            .Select(entry => (Configuration: entry.Key, Folds: entry.Value, Summary: SummaryOf(entry.Key, entry.Value)))
            .GroupBy(standing => GroupOf(standing.Summary.Status))
            .OrderBy(group => group.Key)
            .SelectMany(group => group.Key == 0
                ? group.OrderBy(standing => (standing.Configuration, standing.Summary), Order)
                : group.OrderBy(standing => standing.Configuration));

        var rows = new List<LeaderboardRow>(_configurations.Count);
        var anyScored = false;
        foreach (var standing in standings)
        {
            var group = GroupOf(standing.Summary.Status);
            anyScored |= group == 0;
            var tied = rows.Count > 0
                && GroupOf(rows[^1].Summary.Status) == group
                && (group > 0 || Order.CompareScores((rows[^1].Configuration, rows[^1].Summary), (standing.Configuration, standing.Summary)) == 0);
            int? rank = group == 2 || (group == 1 && !anyScored) ? null : tied ? rows[^1].Rank : rows.Count + 1;
            rows.Add(new LeaderboardRow(standing.Configuration, rank, standing.Summary, [.. standing.Folds]));
        }

        return rows;
    }

    private FoldSummary SummaryOf(int configuration, FoldLine[] lines) =>
        FoldSummary.Summarize(lines, goals, goals is null || _parameters is null ? 0 : _parameters(configuration));

    private static int GroupOf(ConfigurationStatus status) => status switch
    {
        ConfigurationStatus.Scored => 0,
        ConfigurationStatus.Incomplete => 2,
        _ => 1,
    };
}
