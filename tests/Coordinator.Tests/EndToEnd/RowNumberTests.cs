using System.Globalization;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>The numbers in predictions.csv lead back to the rows of the files.</summary>
public sealed class RowNumberTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public async Task Rows_of_a_validation_file_have_their_number_there_too()
    {
        _workshop.Write("train.csv", Table(0, 20, blankAt: 4));
        _workshop.Write("validation.csv", Table(100, 6, blankAt: 2));

        var rows = await Predicted("train = train.csv, validation = validation.csv");

        Assert.Equal("row,validation_row,name,folds,target,prediction", rows[0]);
        Assert.Equal(Enumerable.Range(0, 6).Select(row => $"{20 + row},{row},n{100 + row}x,0,{100 + row}"), rows[1..].Select(row => row[..row.LastIndexOf(',')]));
    }

    [Fact]
    public async Task Rows_of_several_files_are_counted_on()
    {
        _workshop.Write("part-1.csv", Table(0, 12, blankAt: 3));
        _workshop.Write("part-2.csv", Table(12, 12, blankAt: 5));

        var rows = await Predicted("train = \"part-*.csv\"");

        Assert.Equal("row,name,folds,target,prediction", rows[0]);
        Assert.Equal(Enumerable.Range(0, 24).Select(row => $"{row},n{row}x"), rows[1..].Select(row => string.Join(',', row.Split(',')[..2])));
    }

    private async Task<string[]> Predicted(string data)
    {
        _workshop.Write("rows.conf", $"data {{ {data}, columns.name = id }}\nloss.kind = mse\nmodel.hidden = [2]\ntraining.max-epochs = 1\nvalidation.folds = 2\nspace.optimizer.learning-rate = [0.01]");
        (await Coordinator.Run(_workshop.Folder, "run", "rows.conf", "--out", "out")).With(0);
        return await File.ReadAllLinesAsync(_workshop[Path.Combine("out", "predictions.csv")]);
    }

    // A row without any value and a blank line are not counted.
    private static string Table(int first, int rows, int blankAt) => "name,x,y\n" + string.Concat(Enumerable.Range(0, rows).Select(row => string.Create(
        CultureInfo.InvariantCulture, $"{(row == blankAt ? ",,\n\n" : "")}n{first + row}x,{Math.Sin(row)},{first + row}\n")));
}
