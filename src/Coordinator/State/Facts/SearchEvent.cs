using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.State.Facts;

/// <summary>Something that happened in a search and is worth a line in the log.</summary>
public abstract record SearchEvent
{
    private SearchEvent()
    {
    }

    /// <summary>The outer fold that the search leaves out, counted from 1; 0: it searches over all rows. Set by <see cref="SearchBlocks.Within(SearchEvent)"/>, and for what is trained of winners from the start.</summary>
    public int Part { get; init; }

    public sealed record NodeJoined(NodeId Node, string Name, int Slots) : SearchEvent;

    public sealed record NodeRefused(NodeId Node, string Name, string Reason) : SearchEvent;

    /// <summary>A node fell silent.</summary>
    /// <param name="LastHeard">When it was last heard of, on the search's monotonic clock.</param>
    public sealed record NodeLost(NodeId Node, TimeSpan LastHeard) : SearchEvent;

    public sealed record NodeLeft(NodeId Node) : SearchEvent;

    public sealed record NodeCannotServe(NodeId Node, string Sentence) : SearchEvent;

    /// <summary>A fold has its result.</summary>
    /// <param name="Trained">Null where it is quarantined.</param>
    public sealed record FoldCounted(
        FoldId Fold, FoldLine Line, string? Reason, AttemptId Attempt, NodeId Node, SlotTime? Trained) : SearchEvent;

    /// <summary>A configuration whose folds are all in.</summary>
    /// <param name="Done">Folds counted by then, its last one included.</param>
    public sealed record ConfigurationCounted(int Configuration, FoldSummary Summary, int Done) : SearchEvent
    {
        /// <summary>Of its net.</summary>
        public long Parameters { get; init; }
    }

    /// <summary>A configuration is trained no further. Said once, however often the coordinator decides it again.</summary>
    /// <param name="Folds">After so many folds from the first one on.</param>
    /// <param name="Of">How many it has.</param>
    /// <param name="Pruned">How many of these are not trained, &gt; 0; those of an earlier pruning that stands are left out.</param>
    /// <param name="Reason">To follow «pruned, since ».</param>
    public sealed record ConfigurationPruned(int Configuration, int Folds, int Of, int Pruned, string Reason) : SearchEvent;

    /// <summary>The pruning of a configuration does not hold any more: a requeued fold, or other settings, changed what it followed from.</summary>
    /// <param name="Folds">So many folds may be trained all the same.</param>
    public sealed record PruningWithdrawn(int Configuration, int Folds) : SearchEvent
    {
        /// <summary>All folds of the configuration, those that are not counted too.</summary>
        public ImmutableArray<FoldLine> Lines { get; init; } = [];
    }

    /// <summary>A configuration is among the better ones after some epochs, and its trainings continue.</summary>
    /// <param name="Epochs">After so many.</param>
    /// <param name="To">Until so many.</param>
    public sealed record ConfigurationPromoted(int Configuration, int Epochs, int To) : SearchEvent;

    /// <summary>No more configurations are begun.</summary>
    /// <param name="Configurations">How many were.</param>
    /// <param name="Reason">The end of a sentence.</param>
    public sealed record TriedEnough(int Configurations, string Reason) : SearchEvent;

    /// <summary>Configurations are begun again, since what ended the search early does not hold any more.</summary>
    /// <param name="Configurations">How many were begun.</param>
    /// <param name="Reason">What ended it.</param>
    public sealed record TriesMore(int Configurations, string Reason) : SearchEvent;

    /// <summary>The nodes have more slots than the search can keep busy.</summary>
    /// <param name="Slots">How many they have.</param>
    /// <param name="Folds">The most folds that are trained at a time.</param>
    /// <param name="Ahead">The least search.ahead that would feed them.</param>
    public sealed record SlotsIdle(int Slots, long Folds, int Ahead) : SearchEvent
    {
        public string Sentence => $"The nodes have {Amount.Format(Slots, "slot")}, but at most {Amount.Format(Folds, "fold")} {(Folds == 1 ? "is" : "are")} under way with this search.ahead. "
            + $"A search with search.ahead = {Ahead} would use all; it is another search, with other results.";
    }

    /// <summary>A refit has its result.</summary>
    public sealed record RefitCounted(int Restart, RefitEnd End, AttemptId Attempt, NodeId Node, SlotTime? Trained) : SearchEvent;

    /// <summary>A fold of the winner was trained again.</summary>
    public sealed record OutOfFoldCounted(
        int Configuration, int Fold, OutOfFoldEnd End, AttemptId Attempt, NodeId Node, SlotTime? Trained) : SearchEvent;

    /// <summary>Work is requeued.</summary>
    /// <param name="Lost">How many of its attempts were lost so far.</param>
    public sealed record Requeued(WorkUnit Work, AttemptId Attempt, NodeId Node, AttemptState Why, int Lost) : SearchEvent;

    /// <summary>Work is quarantined.</summary>
    public sealed record Quarantined(WorkUnit Work, AttemptId Attempt, NodeId Node, string Reason) : SearchEvent;

    /// <summary>A lost attempt, or one from before the coordinator's restart, continues.</summary>
    public sealed record Adopted(WorkUnit Work, AttemptId Attempt, NodeId Node) : SearchEvent;

    /// <summary>The counted result was delivered again.</summary>
    public sealed record Duplicate(WorkUnit Work, AttemptId Attempt, NodeId Node) : SearchEvent;

    /// <summary>A result came of an attempt that no longer holds: not counted.</summary>
    /// <param name="Fold">Null for a refit.</param>
    /// <param name="Compared">Whether it was compared with the counted result, and found equal.</param>
    public sealed record Stale(AttemptId Attempt, NodeId Node, int Configuration, int? Fold, bool Compared) : SearchEvent;

    /// <summary>Two trainings of one fold gave different results, which must never be, unless machines of two kinds computed them.</summary>
    /// <param name="OtherMachine">Whether libraries on another kind of machine, or on one that nothing is known of, computed the counted one.</param>
    public sealed record Differs(WorkUnit Work, AttemptId Attempt, NodeId Node, bool OtherMachine = false) : SearchEvent;

    /// <summary>The libraries of a node compute other bits than those of an earlier one.</summary>
    public sealed record MachinesDiffer(NodeId Node, string Name, string Earlier) : SearchEvent
    {
        public string Sentence => $"libtorch gives slightly different results on {Name} and on {Earlier}, because their processors differ. Results of its nets depend on "
            + "which node trains them. For equal digests use machines of one kind, or set ATEN_CPU_CAPABILITY and ONEDNN_MAX_CPU_ISA to the same values on all.";
    }

    /// <summary>All folds are in, and the winner is picked; null where none can win.</summary>
    public sealed record Selected(Shared.Results.Ranking.Selected? Winner) : SearchEvent;

    /// <summary>Somebody asked for something, and it was done.</summary>
    public sealed record Asked(SearchAction Action, string Sentence) : SearchEvent;

    /// <summary>A training ended in a way that the program does not foresee.</summary>
    public sealed record Crashed(WorkUnit Work, AttemptId Attempt, NodeId Node, string Sentence) : SearchEvent;
}
