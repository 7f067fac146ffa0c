using ActorSearch.Abstractions;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Running;

/// <summary>The results of a study as objects.</summary>
internal static class Results
{
    /// <param name="folder">Of the study; null where it is not kept.</param>
    public static StudyResult Read(IStudyReader study, SearchEnd end, string? folder)
    {
        var (digest, winner) = end switch
        {
            SearchEnd.Finished finished => (finished.Digest, (int?)finished.Winner.Index),
            SearchEnd.NoModel none => (none.Digest, none.Winner.Index),
            SearchEnd.AllFailed failed => (failed.Digest, null),
            _ => throw new InvalidOperationException($"{end.GetType().Name} has no results."),
        };
        var view = StudyView.Read(study);
        var folds = study.Folds().ToLookup(fold => fold.Fold.Configuration);
        TrialResult[] trials = [.. view.Board.Ranked().Select(row => TrialOf(view, row, folds[row.Configuration]))];
        return new StudyResult(trials, trials.FirstOrDefault(trial => trial.Index == winner), digest)
        {
            Model = end is SearchEnd.Finished { Model.Length: > 0 } delivered ? ModelOf(delivered, folder) : null,
            RefitFailures = end is SearchEnd.NoModel without ? without.Reasons : [],
        };
    }

    private static FinalModel ModelOf(SearchEnd.Finished finished, string? folder) => new(folder is null ? null : new OutputFiles(folder).Model)
    {
        TestLoss = finished.Kept.Test?.Loss ?? double.NaN,
        TestMetrics = finished.Kept.Test is { } test ? NamedOf(test.Metrics) : new Dictionary<string, double>(),
    };

    private static Dictionary<string, double> NamedOf(ModelMetrics metrics) => metrics.Values.ToDictionary(metric => metric.Name, metric => metric.Value);

    private static TrialResult TrialOf(StudyView view, LeaderboardRow row, IEnumerable<StoredFold> folds)
    {
        var stored = folds.ToDictionary(fold => fold.Fold.Fold);
        return new TrialResult(
            row.Configuration, ValuesOf(view.Experiment.Configure(row.Configuration, view.ChoicesOf(row.Configuration))), row.Summary.Status,
            [.. row.Folds.Index().Select(fold => ScoreOf(fold.Index, fold.Item, stored.GetValueOrDefault(fold.Index)))])
        {
            Rank = row.Rank,
            Mean = view.ScoreOf(row.Summary.Cost),
            StandardError = row.Summary.CostDeviation / Math.Sqrt(row.Folds.Length) ?? double.NaN,
        };
    }

    private static Trial ValuesOf(Configuration configuration) => ((TrialModel)configuration.Hyperparameters.Model).ForObjective();

    private static FoldScore ScoreOf(int fold, FoldLine line, StoredFold? stored) => new(fold, line.Status, line.ValidationLoss, line.Epochs)
    {
        Metrics = stored?.Metrics is { } metrics ? NamedOf(metrics) : new Dictionary<string, double>(),
        Reason = stored?.Reason,
        Duration = stored?.Duration ?? TimeSpan.Zero,
    };
}
