using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Validation;

namespace ActorSearch.Shared.Tests.Validation;

public class VariedFoldsTests
{
    private static readonly float[] Ascending = [.. Enumerable.Range(0, 10).Select(row => (float)row)];

    [Fact]
    public void Folds_of_two_different_targets_have_an_R2()
    {
        Assert.Null(Check(new KFold(5, 2), Ascending));
        Assert.Null(Check(new Holdout(0.2, 3), Ascending));
    }

    [Fact]
    public void A_fold_of_one_row_has_none()
    {
        Assert.Contains("r2 is not defined for fold 9, which validates on 1 row", Check(new KFold(10, 1), Ascending), StringComparison.Ordinal);
        Assert.Contains("r2 is not defined for fold 5, which validates on 1 row", Check(new KFold(6, 1), Ascending), StringComparison.Ordinal);
        Assert.Contains("validates on 1 row", Check(new Holdout(0.1, 1), Ascending), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fold_with_one_target_has_none()
    {
        Assert.Contains("on 5 rows, all with the target 2.5", Check(new KFold(2, 1), [.. Enumerable.Repeat(2.5f, 10)]), StringComparison.Ordinal);
    }

    private static string? Check(ValidationSettings settings, float[] targets) =>
        VariedFolds.Check(settings, Strata.One(targets.Length), targets, seed: 1)?.Sentence;
}
