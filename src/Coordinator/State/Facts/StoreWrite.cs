using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Digests;
using ActorSearch.Shared.Results.Nested;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State.Facts;

/// <summary>One thing to be stored.</summary>
public abstract record StoreWrite
{
    private StoreWrite()
    {
    }

    /// <summary>A node is taken on.</summary>
    /// <param name="Name">What people call it.</param>
    public sealed record Joined(NodeId Node, string Name) : StoreWrite;

    /// <summary>A configuration takes its place in this run.</summary>
    /// <param name="Parameters">Of its net.</param>
    public sealed record Drawn(Configuration Configuration, long Parameters = 0) : StoreWrite;

    /// <summary>All folds of a configuration are counted, which decides the epoch at which they are scored.</summary>
    /// <param name="Folds">All of them, in order.</param>
    public sealed record ConfigurationScored(int Configuration, IReadOnlyList<ScoredFold> Folds) : StoreWrite;

    /// <summary>An attempt is about to be handed out.</summary>
    public sealed record Granted(AttemptId Attempt, WorkUnit Work, int Configuration, NodeId Node) : StoreWrite;

    /// <summary>An attempt ended without a result, or continues after it was lost.</summary>
    public sealed record Ended(AttemptId Attempt, AttemptState State) : StoreWrite;

    /// <summary>A fold is counted, which ends its attempt.</summary>
    /// <param name="Attempt">The attempt that brought it; the last one that was lost where it is quarantined.</param>
    /// <param name="Digest">See <see cref="FoldDigest"/>.</param>
    /// <param name="Trained">Null where it is quarantined.</param>
    public sealed record FoldCounted(
        FoldId Fold, FoldOutcome Outcome, byte[] Digest, AttemptId Attempt, SlotTime? Trained) : StoreWrite
    {
        /// <summary>Whether a shorter training of the fold is recorded, whose place it takes.</summary>
        public bool Replaces { get; init; }
    }

    /// <summary>A fold is not trained, since its configuration is pruned.</summary>
    /// <param name="Digest">See <see cref="FoldDigest"/>.</param>
    public sealed record FoldPruned(FoldId Fold, FoldOutcome.Pruned Outcome, byte[] Digest) : StoreWrite
    {
        /// <summary>Whether a shorter training of the fold is recorded, whose place it takes.</summary>
        public bool Replaces { get; init; }
    }

    /// <summary>Trainings of a configuration continue to so many epochs.</summary>
    public sealed record Promoted(int Configuration, int Epochs) : StoreWrite;

    /// <summary>A fold may be trained all the same, since the stop of its configuration is withdrawn.</summary>
    public sealed record FoldWanted(FoldId Fold) : StoreWrite;

    /// <summary>A quarantined fold is not counted any more, and its lost attempts are forgiven.</summary>
    public sealed record FoldReopened(FoldId Fold) : StoreWrite;

    /// <summary>The winner is picked; null where none can win.</summary>
    /// <param name="Recipe">Of its refits, see <see cref="RefitRecipe"/>.</param>
    public sealed record Selected(Shared.Results.Ranking.Selected? Winner, string Recipe) : StoreWrite;

    /// <summary>A fold of the winner was trained again, which ends its attempt.</summary>
    public sealed record OutOfFoldCounted(
        int Configuration, int Fold, int Epochs, bool WithModel, OutOfFoldEnd End, AttemptId Attempt, SlotTime? Trained) : StoreWrite;

    /// <summary>The final model is made of others that are stored; it replaces one that an earlier run made of the same.</summary>
    public sealed record Averaged(int Configuration, string Recipe, RefitEnd.Trained End) : StoreWrite;

    /// <summary>A refit is counted, which ends its attempt.</summary>
    public sealed record RefitCounted(
        int Configuration, string Recipe, int Restart, RefitEnd End, AttemptId Attempt, SlotTime? Trained) : StoreWrite;

    /// <summary>An outer fold of nested cross-validation has its score, or none.</summary>
    public sealed record OuterScored(OuterFold Fold) : StoreWrite;

    /// <summary>No more configurations are begun, although there are more; null: that does not hold any more.</summary>
    public sealed record TriedEnough(EarlyEnd? End) : StoreWrite;

    /// <summary>The search is finished.</summary>
    /// <param name="Digest">Of all results.</param>
    public sealed record Finished(string Digest) : StoreWrite;

    /// <summary>A sentence for the report.</summary>
    public sealed record ErrorNoted(string Sentence) : StoreWrite;
}

/// <summary>Where an attempt stands; the numbers are stored.</summary>
public enum AttemptState
{
    /// <summary>Granted, no end known.</summary>
    Open = 0,

    /// <summary>Its result was counted.</summary>
    Counted = 1,

    /// <summary>Its node was lost; counts towards the quarantine.</summary>
    Lost = 2,

    /// <summary>The training or its process crashed; the attempt counts towards the quarantine.</summary>
    Crashed = 3,

    /// <summary>Its node handed it back; does not count towards the quarantine.</summary>
    HandedBack = 4,

    /// <summary>It never reached its node, or its coordinator ended: not charged.</summary>
    Abandoned = 5,

    /// <summary>It was lost or crashed, and somebody asked to try its fold again all the same: no longer charged.</summary>
    Forgiven = 6,
}
