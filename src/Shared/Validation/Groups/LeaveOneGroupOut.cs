using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Validation.Groups;

/// <summary>Each fold validates on one group, in their order, as in scikit-learn's LeaveOneGroupOut.</summary>
/// <param name="Groups">How many there are; null before the data is known.</param>
public sealed record LeaveOneGroupOut(int? Groups) : GroupFolds
{
    public static readonly Kind<ValidationSettings> Kind = new(
        "leave-one-group-out", values => new LeaveOneGroupOut(values.Get(SearchSection.Count)), SearchSection.Count);

    /// <inheritdoc/>
    public override int Folds => Groups ?? 2;

    /// <inheritdoc/>
    public override string? NotNested => "outside of an outer fold there are fewer groups, and so fewer folds";

    /// <inheritdoc/>
    public override Mistake? Check(Strata strata) => GroupRows.Check(strata, "leave-one-group-out", 2, "validation.kind")
        ?? FoldCount.CheckCounted(Groups, CountIn(strata), "groups");

    /// <inheritdoc/>
    public override int? CountIn(Strata strata) => strata.Groups is { } groups ? groups.Distinct().Count() : null;

    /// <inheritdoc/>
    public override FoldSplit Split(Strata strata, int[] shuffled, int fold)
    {
        var wanted = strata.Groups!.Distinct().Order().ElementAt(fold);
        return GroupRows.Split(strata, group => group == wanted);
    }

    /// <inheritdoc/>
    public override string Words(bool hasClasses) => $"{FoldCount.Words(Folds, 1)}, one for each group";
}
