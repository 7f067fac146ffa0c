using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.Shared.Statistics;
using ActorSearch.TrainerNode;

namespace ActorSearch.Coordinator.Reporting.Html.Runs;

/// <summary>Two runs whose scores mean the same.</summary>
/// <param name="A">The first.</param>
/// <param name="B">The second.</param>
/// <param name="Common">Configurations that both have, with all settings of both spaces alike, in the order of A's ranking.</param>
internal sealed record RunPair(Run A, Run B, ImmutableArray<CommonConfiguration> Common)
{
    /// <summary>The settings that vary in either run, by path, A's first.</summary>
    public ImmutableArray<string> Paths { get; } = PathsOf(A, B);

    /// <summary>Whether fold i of one run has the same rows as fold i of the other, so that they can be paired.</summary>
    public bool HaveSameFolds => HaveSame(A, B);

    /// <summary>What configurations are ranked by, in words.</summary>
    public string ScoreName => A.View.ScoreName;

    /// <summary>Pairs two runs, or says in one sentence why their scores cannot be compared.</summary>
    public static Checked<RunPair> Compare(Run a, Run b)
    {
        if (Refusal(a, b) is { } sentence)
        {
            return new Checked<RunPair>.Wrong([new Mistake(b.Folder, sentence)]);
        }

        var paths = PathsOf(a, b);
        var validation = HaveSame(a, b) ? a.View.Experiment.Validation : null;
        // Of configurations that a random search drew twice, the better one stands for both.
        var others = b.Ranked.GroupBy(row => Key(b, row)).ToDictionary(group => group.Key, group => group.First());
        return new Checked<RunPair>.Right(new RunPair(a, b,
        [
            .. a.Ranked.GroupBy(row => Key(a, row)).Where(group => others.ContainsKey(group.Key))
                .Select(group => CommonConfiguration.Compare(group.First(), others[group.Key], validation)),
        ]));

        string Key(Run run, LeaderboardRow row) => string.Join('\n', paths.Select(path => run.ValueOf(row.Configuration, path) ?? "\0"));
    }

    /// <summary>The settings that no space varies and that differ: path, A's value, B's value; null where it is not used.</summary>
    public IEnumerable<(string Path, string? A, string? B)> Differences() =>
        from path in A.Card.Settings.Keys.Union(B.Card.Settings.Keys).Except(Paths).Order(StringComparer.Ordinal)
        let a = A.Setting(path)
        let b = B.Setting(path)
        where a != b
        select (path, a, b);

    /// <summary>Spearman's rank correlation of the scores of the common configurations that both scored; null with fewer than three.</summary>
    public double? RankCorrelation()
    {
        var scored = Common.Where(common => common.AreScored).ToList();
        if (scored.Count < 3)
        {
            return null;
        }

        var (a, b) = (Ranks([.. scored.Select(common => common.A.Summary.Cost)]), Ranks([.. scored.Select(common => common.B.Summary.Cost)]));
        double mean = (scored.Count + 1) / 2.0, product = 0, squaresA = 0, squaresB = 0;
        for (var i = 0; i < a.Length; i++)
        {
            product += (a[i] - mean) * (b[i] - mean);
            squaresA += (a[i] - mean) * (a[i] - mean);
            squaresB += (b[i] - mean) * (b[i] - mean);
        }

        return squaresA > 0 && squaresB > 0 ? product / Math.Sqrt(squaresA * squaresB) : null;
    }

    // Equals share the mean of their places.
    private static double[] Ranks(double[] costs)
    {
        var ranks = new double[costs.Length];
        var place = 0;
        foreach (var group in Enumerable.Range(0, costs.Length).GroupBy(i => costs[i]).OrderBy(group => group.Key))
        {
            var members = group.ToList();
            members.ForEach(i => ranks[i] = place + ((members.Count + 1) / 2.0));
            place += members.Count;
        }

        return ranks;
    }

    private static ImmutableArray<string> PathsOf(Run a, Run b) => [.. a.View.Columns.Paths.Union(b.View.Columns.Paths)];

    private static bool HaveSame(Run a, Run b) =>
        a.View.Experiment.Seed == b.View.Experiment.Seed && a.View.Experiment.Validation == b.View.Experiment.Validation;

    /// <summary>The reason why the scores of two runs cannot be compared: a sentence about the second run. Null if they can.</summary>
    public static string? Refusal(Run a, Run b)
    {
        if (a.Card.DataSha256 != b.Card.DataSha256)
        {
            return $"its data is not the data of {a.Folder} (SHA-256 {Short(b)} and {Short(a)}), so their scores cannot be compared.";
        }

        if (a.View.Metric != b.View.Metric)
        {
            return $"it is ranked by {b.View.Metric.Text}, {a.Folder} by {a.View.Metric.Text}, so they cannot be compared: "
                + "run one of them again with the other's selection.metric; no fold is trained again.";
        }

        var measure = BuiltIn.Schema.All.Where(setting => setting.Scope == SettingScope.Measure).Select(setting => setting.Path)
            .FirstOrDefault(path => a.Card.Settings.GetValueOrDefault(path) != b.Card.Settings.GetValueOrDefault(path));
        return measure is null
            ? null
            : $"{measure} is {b.Card.Settings.GetValueOrDefault(measure) ?? "not used"} here and {a.Card.Settings.GetValueOrDefault(measure) ?? "not used"} in {a.Folder}, so their losses cannot be compared.";
    }

    private static string Short(Run run) => run.Card.DataSha256.Length > 12 ? $"{run.Card.DataSha256[..12]}…" : "unknown";
}

/// <summary>A configuration that two runs have.</summary>
/// <param name="A">Its place in the first.</param>
/// <param name="B">Its place in the second.</param>
/// <param name="Difference">B's cost less A's, fold by fold; null where the folds have other rows or are not all scored.</param>
internal sealed record CommonConfiguration(LeaderboardRow A, LeaderboardRow B, PairedDifference? Difference)
{
    /// <summary>Whether both have a mean.</summary>
    public bool AreScored => A.Summary.Status == ConfigurationStatus.Scored && B.Summary.Status == ConfigurationStatus.Scored;

    /// <param name="a">In the first.</param>
    /// <param name="b">In the second.</param>
    /// <param name="validation">How both divided their rows; null where they did so differently.</param>
    public static CommonConfiguration Compare(LeaderboardRow a, LeaderboardRow b, ValidationSettings? validation)
    {
        var common = new CommonConfiguration(a, b, null);
        return validation is not null && common.AreScored
            ? common with { Difference = PairedDifference.Compute(b.Folds.AsSpan(), a.Folds.AsSpan(), validation) }
            : common;
    }
}
