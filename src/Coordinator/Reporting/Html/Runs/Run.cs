using System.Collections.Immutable;
using ActorSearch.Coordinator.Reporting.Html.Charts;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode;

namespace ActorSearch.Coordinator.Reporting.Html.Runs;

/// <summary>One of two runs that are compared, read once.</summary>
/// <param name="Folder">The folder, as named by the user.</param>
/// <param name="View">The counted folds and what their configurations chose.</param>
/// <param name="Card">What the study is of.</param>
/// <param name="Selected">The winner; null until it is picked.</param>
/// <param name="Refits">The winner's refits that gave a model.</param>
/// <param name="Digest">Of all results; null until the search is finished.</param>
/// <param name="Timeline">When what was trained where.</param>
internal sealed record Run(
    string Folder, StudyView View, StudyCard Card, Selected? Selected, ImmutableArray<RefitResult> Refits, string? Digest, Timeline Timeline)
{
    /// <summary>All configurations with a counted fold, the best first.</summary>
    public IReadOnlyList<LeaderboardRow> Ranked { get; } = View.Board.Ranked();

    /// <summary>The winner, before there is one the best so far.</summary>
    public int? Reference => Selected?.Configuration ?? View.Board.Best;

    /// <summary>The refit whose model is kept.</summary>
    public RefitResult? Kept => Refits.IsEmpty ? null : KeptRestart.Choose(Refits);

    /// <summary>Reads a run, also during its search. The selection is read before the folds.</summary>
    public static Run Read(string folder, IStudyReader study)
    {
        var digest = study.Digest;
        var selected = study.Selection();
        ImmutableArray<RefitResult> refits = [.. study.Refits().Select(refit => refit.End).OfType<RefitEnd.Trained>().Select(trained => trained.Result)];
        var view = StudyView.Read(study);
        return new Run(folder, view, study.Card, selected, refits, digest, Timeline.Compute(study.Attempts(), view.Board));
    }

    /// <summary>A setting's value: the study's own, else its default where it always has one; null where it varies or is not used.</summary>
    public string? Setting(string path) =>
        Card.Settings.GetValueOrDefault(path) ?? (BuiltIn.Schema.Find(path) is { Needs: null } setting ? setting.Default : null);

    /// <summary>What a configuration has of a setting, whether the space chose it or the file says it for all.</summary>
    public string? ValueOf(int configuration, string path) =>
        View.ChoicesOf(configuration).FirstOrDefault(choice => choice.Path == path)?.Value
        ?? (View.Columns.Paths.Contains(path) ? null : Setting(path));
}
