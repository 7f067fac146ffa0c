using System.Collections.Immutable;
using ActorSearch.Coordinator.Dashboard.Answers;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Dashboard.Live;

/// <summary>Configurations as answers. What they chose is read from the store and remembered. Belongs to one thread at a time.</summary>
internal sealed class RowAnswers(LiveStudy study) : IDisposable
{
    private const int MostRemembered = 4000;

    private readonly Dictionary<int, IReadOnlyDictionary<string, string>> _settings = [];
    private IStudyReader? _reader;

    /// <summary>The store, opened when it is first asked: a disk that refuses must not keep the rest of the page away.</summary>
    public IStudyReader Reader => _reader ??= study.OpenReader();

    /// <summary>The best so many as they stand now.</summary>
    public IReadOnlyList<RowAnswer> Top(int count) =>
        [.. study.Standings.Top(count).Select(standing => Row(standing.Configuration, standing.Rank, standing.Summary, standing.Done))];

    /// <summary>The winner, or the one that leads.</summary>
    public BestAnswer Best()
    {
        var progress = study.Watch.Progress;
        var isPicked = progress?.Phase is SearchPhase.Refits or SearchPhase.Over;
        var row = isPicked && Reader.Selection() is { } winner ? AnswerFor(winner.Configuration)
            : progress?.Best is { } leader ? Row(leader.Configuration, 1, leader.Summary, study.Experiment.Validation.Trainings)
            : null;
        return new BestAnswer(
            isPicked, row, isPicked ? [.. Reader.Refits().OrderBy(refit => refit.Restart).Select(refit => Refit(refit.Restart, refit.End))] : []);
    }

    /// <summary>A configuration by its counted folds.</summary>
    /// <param name="rank">Its rank, where it is known.</param>
    public RowAnswer Row(int configuration, int? rank, FoldSummary summary, int done)
    {
        var isKnown = summary.Status is ConfigurationStatus.Scored or ConfigurationStatus.NotFinite or ConfigurationStatus.Infeasible;
        var metric = study.Experiment.Selection.Metric;
        return new RowAnswer(
            configuration, rank,
            done < study.Experiment.Validation.Trainings && summary.Status == ConfigurationStatus.Scored ? "incomplete" : StatusNames.Describe(summary.Status),
            done,
            isKnown ? summary.Mean : null,
            summary.Deviation,
            isKnown ? SelectionCost.Metric(metric, summary.Cost) : null,
            summary.CostDeviation,
            SettingsOf(configuration));
    }

    /// <inheritdoc/>
    public void Dispose() => _reader?.Dispose();

    private RowAnswer AnswerFor(int configuration)
    {
        var lines = new FoldLine[study.Experiment.Validation.Trainings];
        var known = Reader.Folds(new FoldFilter(configuration, null), 0, lines.Length);
        foreach (var fold in known)
        {
            lines[fold.Fold.Fold] = fold.Line;
        }

        return Row(configuration, null, FoldSummary.Summarize(lines, GoalScores.Compute(study.Experiment.Selection), known.Count == 0 ? 0 : known[0].Parameters), known.Count);
    }

    private static RefitAnswer Refit(int restart, RefitEnd end) => end switch
    {
        RefitEnd.Trained trained => new RefitAnswer(restart, trained.Result.Epochs, Significand.Reported(trained.Result.Train.Loss),
            trained.Result.Test is { } test ? Significand.Shortest(test.Loss) : null, null),
        RefitEnd.Failed failed => new RefitAnswer(restart, null, null, null, failed.Reason),
        _ => throw new InvalidOperationException($"{end.GetType().Name} is not an end of a refit."),
    };

    private IReadOnlyDictionary<string, string> SettingsOf(int configuration)
    {
        if (_settings.TryGetValue(configuration, out var settings))
        {
            return settings;
        }

        if (_settings.Count >= MostRemembered)
        {
            _settings.Clear();
        }

        // Drawn before its folds were, and both stored before anybody hears of them.
        ImmutableArray<Choice> choices = Reader.Choices(configuration) ?? [];
        return _settings[configuration] = choices.ToDictionary(choice => choice.Path, choice => choice.Value);
    }
}
