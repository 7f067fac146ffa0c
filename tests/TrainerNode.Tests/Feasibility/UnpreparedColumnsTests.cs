using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Feasibility;

namespace ActorSearch.TrainerNode.Tests.Feasibility;

public sealed class UnpreparedColumnsTests
{
    private static readonly DataTable Table = new(["a", "b"], "y", [1, 0, float.NaN, 1], [1, 2])
    {
        Columns = [new("a", ColumnType.Number) { Missing = 1 }, new("b", ColumnType.Category) { Levels = ["x", "z"] }],
    };

    [Fact]
    public void Texts_and_missing_values_are_one_sentence_that_names_their_columns() => Assert.Equal(
        "data.columns: a net takes numbers in each row, but \"a\" has no value in 1 row, \"b\" holds texts; fill in or encode these columns, or list them in data.exclude.",
        UnpreparedColumns.Check(new DataSet(Table, null, ""))?.ToString());

    [Fact]
    public void A_value_that_only_the_test_rows_miss_is_told_too()
    {
        var train = new DataTable(["a", "b"], "y", [1, 0, 2, 1], [1, 2]);

        Assert.Null(UnpreparedColumns.Check(new DataSet(train, train, "")));
        Assert.Contains("\"a\" has no value in 1 test row", UnpreparedColumns.Check(new DataSet(train, Table with { Columns = [] }, ""))?.Sentence, StringComparison.Ordinal);
    }
}
