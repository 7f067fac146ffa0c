using System.Collections.Immutable;
using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Models.Dense;

namespace ActorSearch.Coordinator.Storage;

/// <summary>
/// Whether a run can resume an earlier study. The space can change: results are stored under the key of their configuration, and only
/// new configurations are trained. A setting outside both spaces that changes results must be the same.
/// </summary>
public static class StudyComparison
{
    /// <summary>Every difference that prevents resuming; empty if the study can be resumed.</summary>
    /// <param name="folder">Where the earlier study lies.</param>
    public static ImmutableArray<Mistake> Mistakes(StudyFolder folder, StudyCard earlier, StudyCard now)
    {
        var mistakes = ImmutableArray.CreateBuilder<Mistake>();
        var mend = $"earlier results cannot be compared with new ones: discard them {folder.Words.Fresh}, or name another folder {folder.Words.Another}.";
        var varying = earlier.Space.Dimensions.Concat(now.Space.Dimensions).Select(dimension => dimension.Path).ToHashSet();
        foreach (var path in earlier.Settings.Keys.Union(now.Settings.Keys).Except(varying).Order(StringComparer.Ordinal))
        {
            var (before, after) = (Text(earlier, path), Text(now, path));
            if (before is not null && after is not null && before != after && Shapes(path))
            {
                mistakes.Add(new Mistake(folder.Path, $"{path} was {before} and is {after} now, so {mend}"));
            }
        }

        if (earlier.MayWatchMetric && earlier.MetricText != now.MetricText)
        {
            mistakes.Add(new Mistake(
                folder.Path, $"{earlier.RankingChanged(now).Change}, and {StudyCard.Monitor} = {StudyCard.OfMetric} trained by it, so {mend}"));
        }

        if (earlier.Convolutions != now.Convolutions && earlier.MayConvolve && !EarlierConvolutions.AreUnchanged(earlier, now))
        {
            mistakes.Add(new Mistake(folder.Path, $"version {earlier.Version} computed convolutions with other roundings than this one, so {mend}"));
        }

        if (earlier.LongSums != now.LongSums && earlier.MayHaveLongBatches)
        {
            mistakes.Add(new Mistake(folder.Path, $"version {earlier.Version} computed batches of more than {DenseEngine.LongBatch} rows with other roundings than this one, so {mend}"));
        }

        if (earlier.Noise != now.Noise && earlier.MayAddNoise)
        {
            mistakes.Add(new Mistake(folder.Path, $"version {earlier.Version} computed the noise of images with other roundings than this one, so {mend}"));
        }

        if (earlier.Races != now.Races && earlier.IsRaced && now.IsRaced)
        {
            mistakes.Add(new Mistake(
                folder.Path,
                $"version {earlier.Version} decided in races which folds to train in another order than this one, so its digest could not be repeated: "
                + $"set search.folds = all to train what is missing, discard its results {folder.Words.Fresh}, or name another folder {folder.Words.Another}."));
        }

        var reduction = SearchSection.Reduction;
        if (now.Settings.GetValueOrDefault(reduction.Path) == reduction.Default && earlier.Reductions is { } given && now.Reductions is { } standard && given != standard)
        {
            mistakes.Add(new Mistake(
                folder.Path,
                $"{reduction.Path} was {given} and is {reduction.Default} now, which is {standard}: set {reduction.Path} = {given} to resume the search as it was, "
                + $"or {reduction.Path} = {standard} to resume it with other decisions."));
        }

        if (mistakes.Count == 0 && earlier.DataSha256 != now.DataSha256)
        {
            mistakes.Add(new Mistake(
                folder.Path, $"the data is not what it was (SHA-256 {earlier.DataSha256[..12]}…, now {now.DataSha256[..12]}…), so {mend}"));
        }

        if (mistakes.Count == 0 && now.Columns is { } columns && ReadColumns.Change(earlier.Columns, columns) is var (column, was, becomes))
        {
            mistakes.Add(new Mistake(folder.Path, $"version {earlier.Version} read column \"{column}\" as {was}, and this one as {becomes}, so {mend}"));
        }

        return mistakes.ToImmutable();
    }

    // A setting that only one side uses bears on none of the other's results: the keys of configurations hold what they use.
    // One that an earlier version did not know had its default.
    private static string? Text(StudyCard card, string path) =>
        card.Settings.GetValueOrDefault(path) ?? (BuiltIn.Schema.Find(path) is { } setting && IsUsed(card, setting) ? setting.Default : null);

    private static bool IsUsed(StudyCard card, Setting setting) =>
        setting.Needs is not { } needs || (Text(card, needs.Setting.Path) is { } word && needs.Values.Contains(word));

    // The folder of the files does not matter: their SHA-256 identifies the content.
    private static bool Shapes(string path) => path is not ("data.train" or "data.test" or "data.validation" or "data.train-images" or "data.train-labels" or "data.test-images" or "data.test-labels"
            or "objective.files")
        && BuiltIn.Schema.Find(path)?.Scope is not (SettingScope.Name or SettingScope.Search or SettingScope.Outcome);
}
