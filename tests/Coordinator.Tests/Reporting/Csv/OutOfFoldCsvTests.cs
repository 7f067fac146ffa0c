using System.Text;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Csv;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;

namespace ActorSearch.Coordinator.Tests.Reporting.Csv;

public class OutOfFoldCsvTests
{
    [Fact]
    public void Id_columns_follow_the_row_and_keep_their_texts()
    {
        var table = new DataTable(["x"], "y", [1, 2, 3], [4, 5, 6])
        {
            Roles = new RowRoles { Ids = [("name", ["a", "b, c", "d"]), ("target", ["07", "08", "09"])] },
        };
        using var stream = new MemoryStream();

        var (rows, folds) = RowFolds.Create(3, [(0, [1, 2]), (1, [2])]);
        OutOfFoldCsv.Write(stream, new OutOfFoldPredictions(table, rows, [5.5, 6.25], folds, []));

        Assert.Equal("row,name,target_2,folds,target,prediction\n1,\"b, c\",08,0,5,5.5\n2,d,09,0 1,6,6.25\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Theory]
    [InlineData("sea", "sea|sky")]
    [InlineData("a|b", "a|b;sky")]
    [InlineData("a|b;c", "a|b;c/sky")]
    public void Labels_of_a_row_are_divided_by_what_no_label_contains(string label, string both)
    {
        var table = new DataTable(["x"], "y", [1, 2], [3, 2]) { Classes = [label, "sky"], HasLabels = true };
        using var stream = new MemoryStream();

        var (rows, folds) = RowFolds.Create(2, [(0, [0, 1])]);
        OutOfFoldCsv.Write(stream, new OutOfFoldPredictions(table, rows, [0.75, 0.5, 0.25, 0.5], folds, []));

        Assert.Equal($"row,folds,target,prediction,probability_{label},probability_sky\n0,0,{both},{both},0.75,0.5\n1,0,sky,sky,0.25,0.5\n", Encoding.UTF8.GetString(stream.ToArray()).Replace("\"", "", StringComparison.Ordinal));
    }
}
