using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Feasibility;
using ActorSearch.TrainerNode.Rows.Preparing;
using ActorSearch.TrainerNode.Tests.Rows.Preparing;
using ActorSearch.TrainerNode.Tests.Training;

namespace ActorSearch.TrainerNode.Tests.Feasibility;

public sealed class UnpreparedColumnsTests
{
    private static readonly DataTable Complete = new(["a", "b"], "y", [1, 0, 2, 1], [1, 2]);
    private static readonly DataTable Gaps = Complete with { Inputs = [1, 0, float.NaN, 1] };

    [Fact]
    public void A_value_that_only_rows_of_another_file_miss_is_told()
    {
        Assert.Equal(
            "data.prepare.impute: test rows have no value for \"a\" in 1 row, but all training rows have one; set data.prepare.impute = median, or remove these rows.",
            Of(Complete, Gaps, new AutoImputation()));
        Assert.Null(Of(Complete, Complete, new AutoImputation()));
        Assert.StartsWith("data.prepare.impute: validation rows have no value for \"a\" in 1 row", Of(Gaps, Complete, new AutoImputation()), StringComparison.Ordinal);
        Assert.Null(Of(Complete, Gaps, new MedianImputation()));
    }

    [Fact]
    public void Tables_with_gaps_and_texts_are_prepared_as_a_whole()
    {
        var train = Gaps with { Columns = [new("a", ColumnType.Number) { Missing = 1 }, new("b", ColumnType.Category) { Levels = ["x", "z"] }] };

        Assert.Null(Of(train, train, new AutoImputation()));
    }

    private static string? Of(DataTable train, DataTable test, Shared.Experiments.Kinds.Preparing.Imputation impute) => UnpreparedColumns.Check(
        Some.Hyperparameters with { Preparation = Prepared.Settings with { Impute = impute } }, new DataSet(train, test, ""))?.ToString();
}
