using System.Globalization;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Commands.Running;

/// <summary>What two runs of one experiment have computed differently.</summary>
internal static class RepeatedFolds
{
    private const int MostNamed = 10;

    /// <summary>A sentence for each of the first folds and metrics that differ, with both values, and one that counts the others.</summary>
    public static IEnumerable<string> Compare(IStudyReader first, IStudyReader second)
    {
        var (one, other) = (Trained(first), Trained(second));
        var columns = new SpaceColumns(first.Card.Space);
        var differing = 0;
        foreach (var (key, fold) in one)
        {
            if (!other.Remove(key, out var again))
            {
                differing++;
                if (differing <= MostNamed) yield return $"configuration {fold.Fold.Configuration} ({Values(first, columns, fold)}), fold {fold.Fold.Fold}: only the first run has trained it";
                continue;
            }

            if (fold.Digest.AsSpan().SequenceEqual(again.Digest)) continue;
            differing++;
            if (differing <= MostNamed) yield return $"configuration {fold.Fold.Configuration} ({Values(first, columns, fold)}), fold {fold.Fold.Fold}: {string.Join(", ", Pairs(fold, again))}";
        }

        foreach (var fold in other.Values)
        {
            differing++;
            if (differing <= MostNamed) yield return $"configuration {fold.Fold.Configuration} ({Values(second, columns, fold)}), fold {fold.Fold.Fold}: only the second run has trained it";
        }

        if (differing > MostNamed) yield return $"{Figures.Count(differing - MostNamed, "fold")} more";
        if (differing == 0) yield return "all folds are equal; the selections differ";
    }

    // By what was chosen: a strategy that learns may try other configurations after the first difference.
    private static Dictionary<(string Choices, int Fold), StoredFold> Trained(IStudyReader study)
    {
        var choices = new Dictionary<int, string>();
        return study.Folds().ToDictionary(fold =>
        {
            if (!choices.TryGetValue(fold.Fold.Configuration, out var text))
            {
                choices[fold.Fold.Configuration] = text = string.Join('\n', ChoicesOf(study, fold).Select(choice => $"{choice.Path}={choice.Value}"));
            }

            return (text, fold.Fold.Fold);
        });
    }

    private static string Values(IStudyReader study, SpaceColumns columns, StoredFold fold) => SingleLine.Clean(columns.Describe([.. ChoicesOf(study, fold)]));

    private static IEnumerable<Choice> ChoicesOf(IStudyReader study, StoredFold fold) => study.Choices(fold.Fold.Configuration) ?? [];

    private static IEnumerable<string> Pairs(StoredFold fold, StoredFold again)
    {
        var any = false;
        foreach (var (name, one, other) in Measured(fold, again))
        {
            if (one == other) continue;
            any = true;
            yield return $"{name} {one} and {other}";
        }

        if (!any) yield return "an epoch before the best one";
    }

    private static IEnumerable<(string Name, string One, string Other)> Measured(StoredFold fold, StoredFold again)
    {
        yield return ("status", StatusNames.Describe(fold.Line.Status), StatusNames.Describe(again.Line.Status));
        if (fold.Line.Status != FoldStatus.Scored || again.Line.Status != FoldStatus.Scored)
        {
            yield return ("reason", fold.Reason ?? "none", again.Reason ?? "none");
            yield break;
        }

        yield return ("epochs", Text(fold.Line.Epochs), Text(again.Line.Epochs));
        yield return ("best epoch", Text(fold.Line.BestEpoch), Text(again.Line.BestEpoch));
        yield return ("validation loss", Text(fold.Line.ValidationLoss), Text(again.Line.ValidationLoss));
        yield return ("training loss", Text(fold.Line.TrainLoss), Text(again.Line.TrainLoss));
        if (fold.Metrics is not { } metrics || again.Metrics is not { } others) yield break;
        foreach (var (one, other) in metrics.Values.Zip(others.Values)) yield return (one.Name, Text(one.Value), Text(other.Value));
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
