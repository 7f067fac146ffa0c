using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.Shared.Statistics;

namespace ActorSearch.Coordinator.Reporting.Html.Charts;

/// <summary>The hyperparameters that vary, and what the scored configurations make of each.</summary>
internal sealed class SpaceFigures
{
    private readonly StudyView _view;
    private readonly Lazy<Importance?> _importance;

    /// <param name="view">The study.</param>
    /// <param name="ranked">All its configurations, the best first.</param>
    public SpaceFigures(StudyView view, IReadOnlyList<LeaderboardRow> ranked)
    {
        _view = view;
        Rows = [.. ranked.Where(row => row.Summary.Status == ConfigurationStatus.Scored)];
        var choices = ranked.ToDictionary(row => row.Configuration, row => view.Columns.ValuesOf(view.ChoicesOf(row.Configuration)).ToArray());
        Varied =
        [
            .. view.Experiment.Space.Dimensions.Select((dimension, i) => new VariedSetting(
                    dimension.Path, view.Columns.Names[i], ValuesOf(dimension, ranked.Select(row => choices[row.Configuration][i])), IsLog(dimension), i))
                .Where(varied => varied.Values.Length > 1),
        ];
        LevelsOf = configuration => choices[configuration];
        var prefers = (view.Experiment is { Search.Samples: not null } experiment && SearchStrategies.Create(experiment).Ahead != int.MaxValue) || ranked.Any(row => row.Summary.Status == ConfigurationStatus.Pruned);
        var tried = prefers ? ranked.Where(row => row.Summary.Status != ConfigurationStatus.Incomplete).ToList() : [.. Rows];
        string?[][] levels = [.. Varied.Select(varied => tried.Select(row => choices[row.Configuration][varied.Place]).ToArray())];
        _importance = new Lazy<Importance?>(() => prefers
            ? Importance.OfBest(levels, [.. tried.Select(row => row.Summary.Status == ConfigurationStatus.Scored ? row.Summary.Cost : double.PositiveInfinity)])
            : Importance.Compute(levels, [.. Rows.Select(row => row.Summary.Cost)]));
        Tried = tried.Count;
    }

    /// <summary>The configurations with all folds scored, the best first.</summary>
    public ImmutableArray<LeaderboardRow> Rows { get; }

    /// <summary>How many configurations the importance is of.</summary>
    public int Tried { get; }

    /// <summary>Those that took more than one value.</summary>
    public ImmutableArray<VariedSetting> Varied { get; }

    /// <summary>What a configuration chose, a text a dimension of the space.</summary>
    public Func<int, string?[]> LevelsOf { get; }

    /// <summary>Null if there are too few results.</summary>
    public Importance? Importance => _importance.Value;

    /// <summary>How much the score of one configuration differs between folds: the median standard deviation; NaN with one fold.</summary>
    public double Spread => Rows.Select(row => row.Summary.CostDeviation).OfType<double>().Order().ToList() is { Count: > 0 } all ? all[all.Count / 2] : double.NaN;

    /// <summary>Count, mean and best of the mean scores of the configurations with a value.</summary>
    public IEnumerable<(string Value, int Count, double Mean, double Best)> StatisticsOf(VariedSetting varied) => Rows
        .GroupBy(row => LevelsOf(row.Configuration)[varied.Place] ?? "—")
        .OrderBy(group => varied.Values.IndexOf(group.Key))
        .Select(group => (group.Key == "—" ? group.Key : ReadableValue.Format(group.Key, _view.Columns.Digits[varied.Place]), group.Count(), _view.ScoreOf(group.Average(row => row.Summary.Cost)), _view.ScoreOf(group.Min(row => row.Summary.Cost))));

    private static ImmutableArray<string> ValuesOf(Dimension dimension, IEnumerable<string?> taken)
    {
        var seen = taken.OfType<string>().Distinct().ToList();
        return seen.All(IsNumber)
            ? [.. seen.OrderBy(text => double.Parse(text, CultureInfo.InvariantCulture))]
            : [.. ((DimensionValues.Listed)dimension.Values).Items.Where(seen.ToHashSet().Contains)];
    }

    private static bool IsLog(Dimension dimension) => dimension.Values switch
    {
        DimensionValues.LogUniform => true,
        DimensionValues.Listed listed => listed.Items.Length > 2 && listed.Items.All(IsNumber)
            && IsWide([.. listed.Items.Select(text => double.Parse(text, CultureInfo.InvariantCulture))]),
        _ => false,
    };

    internal static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    // A list that spans a factor of 50 is meant by its powers.
    private static bool IsWide(double[] numbers) => numbers.Min() > 0 && numbers.Max() / numbers.Min() >= 50;
}

/// <summary>A setting that varies.</summary>
/// <param name="Name">Its shortest unmistakable name.</param>
/// <param name="Values">What it took, in the order of the space, numbers by size.</param>
/// <param name="IsLog">Whether it is meant by its powers.</param>
/// <param name="Place">In the space.</param>
internal sealed record VariedSetting(string Path, string Name, ImmutableArray<string> Values, bool IsLog, int Place);
