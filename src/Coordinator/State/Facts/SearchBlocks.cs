using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.State.Facts;

/// <summary>How indices of configurations are shared out in nested cross-validation: first those of the search over all rows, then as many for the search
/// outside of each outer fold.</summary>
/// <param name="Configurations">Of each search.</param>
/// <param name="Outer">How many outer folds; 0: all indices are those of the one search.</param>
public readonly record struct SearchBlocks(int Configurations, int Outer)
{
    /// <summary>Which outer fold's, from 1; 0 is the search over all rows.</summary>
    public int PartOf(int configuration) => Outer == 0 ? 0 : configuration / Configurations;

    /// <summary>The index within its search.</summary>
    public int Within(int configuration) => Outer == 0 ? configuration : configuration % Configurations;

    /// <summary>Work as logs and pages name it: with its index within its search, and its outer fold.</summary>
    public WorkUnit Within(WorkUnit work) => work is WorkUnit.Fold { Id: var id } && PartOf(id.Configuration) is > 0 and var part
        ? new WorkUnit.Fold(Within(id)) { Part = part }
        : work;

    /// <summary>An event as logs and pages name it.</summary>
    public SearchEvent Within(SearchEvent happened) => Outer == 0 ? happened : happened switch
    {
        SearchEvent.FoldCounted fold => fold with { Fold = Within(fold.Fold), Part = PartOf(fold.Fold.Configuration) },
        SearchEvent.ConfigurationCounted counted => counted with { Configuration = Within(counted.Configuration), Part = PartOf(counted.Configuration) },
        SearchEvent.ConfigurationPruned pruned => pruned with { Configuration = Within(pruned.Configuration), Part = PartOf(pruned.Configuration) },
        SearchEvent.PruningWithdrawn withdrawn => withdrawn with { Configuration = Within(withdrawn.Configuration), Part = PartOf(withdrawn.Configuration) },
        SearchEvent.ConfigurationPromoted promoted => promoted with { Configuration = Within(promoted.Configuration), Part = PartOf(promoted.Configuration) },
        SearchEvent.OutOfFoldCounted again => again with { Configuration = Within(again.Configuration) },
        SearchEvent.Stale stale => stale with { Configuration = Within(stale.Configuration), Part = PartOf(stale.Configuration) },
        SearchEvent.Requeued { Work: var work } requeued => requeued with { Work = Within(work), Part = PartOf(work) },
        SearchEvent.Quarantined { Work: var work } quarantined => quarantined with { Work = Within(work), Part = PartOf(work) },
        SearchEvent.Adopted { Work: var work } adopted => adopted with { Work = Within(work), Part = PartOf(work) },
        SearchEvent.Duplicate { Work: var work } duplicate => duplicate with { Work = Within(work), Part = PartOf(work) },
        SearchEvent.Differs { Work: var work } differs => differs with { Work = Within(work), Part = PartOf(work) },
        SearchEvent.Crashed { Work: var work } crashed => crashed with { Work = Within(work), Part = PartOf(work) },
        _ => happened,
    };

    private int PartOf(WorkUnit work) => work is WorkUnit.Fold fold ? PartOf(fold.Id.Configuration) : work.Part;

    private FoldId Within(FoldId fold) => fold with { Configuration = Within(fold.Configuration) };
}
