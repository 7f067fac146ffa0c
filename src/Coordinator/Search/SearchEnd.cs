using System.Collections.Immutable;
using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Nested;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Search;

/// <summary>How a search ended.</summary>
public abstract record SearchEnd
{
    private SearchEnd()
    {
    }

    /// <summary>The outer folds of nested cross-validation, in order; empty without it.</summary>
    public ImmutableArray<OuterFold> Outer { get; init; } = [];

    /// <summary>All is done, and there is a model.</summary>
    /// <param name="Winner">The winner.</param>
    /// <param name="Selected">How it was picked and how long it was refitted.</param>
    /// <param name="Refits">The refits that gave a model, by restart; at least one.</param>
    /// <param name="Kept">The one whose model is kept, see <see cref="KeptRestart"/>.</param>
    /// <param name="Model">The bytes of that model.</param>
    /// <param name="Board">All counted folds.</param>
    /// <param name="Digest">Of all results.</param>
    public sealed record Finished(
        Configuration Winner,
        Selected Selected,
        ImmutableArray<RefitResult> Refits,
        RefitResult Kept,
        byte[] Model,
        Leaderboard Board,
        string Digest) : SearchEnd
    {
        /// <summary>The winner's folds that were trained again for their predictions; none where there was no net to train.</summary>
        public ImmutableArray<ScoredEpoch> Epochs { get; init; } = [];
    }

    /// <summary>All is done, but no configuration has all its folds scored with a mean that is a number.</summary>
    public sealed record AllFailed(Leaderboard Board, string Digest) : SearchEnd
    {
        /// <summary>Why nothing was picked, without a full stop.</summary>
        public string Reason => NoWinner.ReasonOf(Board);
    }

    /// <summary>All is done, but none of the winner's refits gave a model.</summary>
    /// <param name="Reasons">Why, by restart.</param>
    public sealed record NoModel(
        Configuration Winner, Selected Selected, ImmutableArray<string> Reasons, Leaderboard Board, string Digest) : SearchEnd;

    /// <summary>The search was interrupted; recorded folds are stored, and the same command resumes it.</summary>
    public sealed record Interrupted(SearchProgress Progress) : SearchEnd;

    /// <summary>The study can no longer be written.</summary>
    /// <param name="Sentence">Why, for people.</param>
    public sealed record StoreFailed(string Sentence) : SearchEnd;

    /// <summary>A part of the system ended that must not.</summary>
    /// <param name="Sentence">Which and why, for people.</param>
    public sealed record Broken(string Sentence) : SearchEnd;
}
