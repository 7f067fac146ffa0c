using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Search;

namespace ActorSearch.Coordinator.State.Facts;

/// <summary>The fixed inputs of a search.</summary>
/// <param name="Epoch">The coordinator's incarnation, counted in the store, from 1.</param>
/// <param name="Strategy">Which configurations are tried.</param>
/// <param name="Folds">Folds of each configuration, repeats included.</param>
/// <param name="Refit">How the winner becomes the final model.</param>
/// <param name="Welcome">The answer to a node that registers.</param>
/// <param name="Build">The build that nodes must run.</param>
public sealed record SearchPlan(
    int Epoch, ISearchStrategy Strategy, int Folds, RefitSettings Refit, SearchRules Rules, Registered Welcome, string Build)
{
    /// <summary>At which epoch folds are scored, and by what configurations are ranked (default: the validation loss at the best epoch of each fold).</summary>
    public Scoring Scoring { get; init; } = new(SelectionRule.MeanBest);

    /// <summary>Further goals and requirements; null where there are none.</summary>
    public GoalScores? Goals { get; init; }

    /// <summary>The costs that values of goals make, less being better.</summary>
    public Func<ImmutableArray<double>, ImmutableArray<double>> GoalCosts { get; init; } = values => values;

    /// <summary>The searches of nested cross-validation, whose configurations the strategy has too; by default there is the one search alone.</summary>
    public SearchBlocks Blocks { get; init; }

    /// <summary>Number of parameters of a configuration's net, a tie-breaker of the ranking.</summary>
    public Func<Configuration, long> Parameters { get; init; } = _ => 0;

    /// <summary>The scored folds of a configuration that earlier runs have stored, by fold.</summary>
    public Func<ConfigurationKey, IReadOnlyDictionary<int, FoldOutcome.Scored>> Stored { get; init; } = _ => new Dictionary<int, FoldOutcome.Scored>();

    /// <summary>What varies; it bears on how long trainings are expected to take.</summary>
    public required SearchSpace Space { get; init; }

    /// <summary>Makes a configuration of its index and its choices.</summary>
    public required Func<int, ImmutableArray<Choice>, Configuration> Configure { get; init; }

    /// <summary>
    /// A new walk through the same configurations, which looks ahead for the time left. Where they depend on results it goes through others that
    /// stand for them.
    /// </summary>
    public required Func<IEnumerable<Configuration>> Ahead { get; init; }

    /// <summary>Which folds of a configuration are trained.</summary>
    public FoldRacing Racing { get; init; }

    /// <summary>After which epochs configurations are compared, to continue the better ones; null: all are trained to their ends.</summary>
    public RungSchedule? Ladder { get; init; }

    /// <summary>The curves of a configuration's folds that earlier runs have stored, by fold, however they ended.</summary>
    public Func<ConfigurationKey, IReadOnlyDictionary<int, LossCurves>> Curves { get; init; } = _ => new Dictionary<int, LossCurves>();

    /// <summary>When enough configurations are tried.</summary>
    public StopSettings Stop { get; init; } = StopSettings.Never;

    /// <summary>With how many configurations, in a race folds, under way is decided what comes next, ≥ 1.</summary>
    public int SearchAhead { get; init; } = 8;

    /// <summary>How many folds are under way at the most, where what comes next depends on results; null where it does not.</summary>
    public long? MostUnderWay => Racing != FoldRacing.All ? SearchAhead
        : Ladder is not null ? (long)SearchAhead * Folds
        : Strategy.Ahead != int.MaxValue ? (long)Strategy.Ahead * Folds
        : Stop.NeedsResults ? (long)SearchAhead * Folds
        : null;

    /// <summary>The least search.ahead with which so many slots have work.</summary>
    public int AheadFor(int slots) => Racing != FoldRacing.All ? slots : (slots + Folds - 1) / Folds;

    /// <summary>The coordinator's incarnation in which this run began.</summary>
    public int FirstEpoch { get; init; } = Epoch;

    /// <summary>Folds that were requeued in this run, for nodes without other work.</summary>
    public ImmutableHashSet<FoldId> Reopened { get; init; } = [];

    /// <summary>How many configurations are tried at the most.</summary>
    public int Configurations => Strategy.Count ?? int.MaxValue;

    /// <summary>What a configuration's settings let expect of the length of a fold, in any unit, &gt; 0: decides what is handed out first.</summary>
    public Func<Configuration, double> Cost { get; init; } = _ => 1;
}

/// <summary>How long and how often the coordinator waits for its nodes.</summary>
/// <param name="Lease">How long an attempt stays a node's without a heartbeat.</param>
/// <param name="MostLost">Lost attempts with which a unit of work is quarantined, ≥ 1.</param>
/// <param name="Adopts">
/// Whether attempts of an earlier incarnation may still be running somewhere; in a run of one process they ended with it.
/// </param>
public sealed record SearchRules(TimeSpan Lease, int MostLost, bool Adopts)
{
    private static readonly TimeSpan LongestTick = TimeSpan.FromSeconds(1);

    public RunFlags Flags { get; init; } = new();

    /// <summary>How often it is looked whether a lease ran out.</summary>
    public TimeSpan Tick => Lease / 10 < LongestTick ? Lease / 10 : LongestTick;
}
