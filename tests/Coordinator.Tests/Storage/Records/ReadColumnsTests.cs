using ActorSearch.Coordinator.Storage.Files;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Coordinator.Storage.Sqlite;

namespace ActorSearch.Coordinator.Tests.Storage.Records;

/// <summary>A study is not continued with columns that are read in another way.</summary>
public sealed class ReadColumnsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ja", "nein", "version test read column \"x\" as texts, and this one as a flag of nein and ja, so earlier results cannot be compared with new ones: ")]
    [InlineData("OUI", "non", "version test read column \"x\" as texts, and this one as a flag of non and oui, so earlier results cannot be compared with new ones: ")]
    [InlineData("yes", "no", null)]
    [InlineData("red", "blue", null)]
    public void A_study_from_before_columns_were_recorded_is_resumed_where_they_are_read_as_then(string one, string other, string? sentence) =>
        Assert.StartsWith(sentence ?? "", Resumed(Card(one, other), "DELETE FROM study WHERE name = 'columns'"), StringComparison.Ordinal);

    [Theory]
    [InlineData("a category of 2 texts", "numbers", "a category of 2 texts, and this one as numbers")]
    [InlineData("a category of 2 texts", "a category of 3 texts", "a category of 2 texts, and this one as a category of 3 texts")]
    [InlineData("no input", "numbers", "no input, and this one as numbers")]
    [InlineData("numbers", "numbers", null)]
    public void A_study_says_what_its_columns_were(string before, string now, string? sentence)
    {
        var card = Card("red", "blue");

        var found = Resumed(
            card with { Columns = before == "no input" ? card.Columns!.Remove("x") : card.Columns!.SetItem("x", before) }, "", card with { Columns = card.Columns!.SetItem("x", now) });

        if (sentence is null) Assert.Empty(found);
        else Assert.StartsWith($"version test read column \"x\" as {sentence}, so ", found, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_are_recorded_by_what_nets_get_of_them()
    {
        var columns = Card("red", "blue", "number,city,day,truth,y", row => $"{row}.5,{"ABC"[row % 3]},2024-01-{1 + row:00},{(row % 2 == 0 ? "True" : "False")}").Columns!;

        Assert.Equal(
            ["city: a category of 3 texts", "day: dates in the form yyyy-MM-dd", "number: numbers", "truth: a flag of False and True"],
            columns.Select(column => $"{column.Key}: {column.Value}"));
    }

    /// <summary>Why a study with a card cannot be resumed after a change of its database; empty if it can.</summary>
    private string Resumed(StudyCard earlier, string change, StudyCard? now = null)
    {
        using var folder = Search.Right(StudyFolder.Open(_folder.At("out"), fresh: false, StudyFile.IsOurs));
        using (var study = Search.Right(SqliteStudy.Open(folder, earlier)))
        {
            if (change.Length > 0) StudyConnection.Run(study.Connection, change);
        }

        var obstacles = SqliteStudy.Obstacles(folder, now ?? earlier);
        return obstacles.IsEmpty ? "" : Assert.Single(obstacles).Sentence;
    }

    private StudyCard Card(string one, string other, string header = "x,y", Func<int, string>? row = null)
    {
        var cells = row ?? (at => at % 2 == 0 ? one : other);
        File.WriteAllLines(_folder.At("t.csv"), Enumerable.Range(0, 20).Select(at => $"{cells(at)},{at}").Prepend(header));
        var experiment = Search.Experiment($"name = columns, data {{ train = \"{_folder.At("t.csv")}\", target = y }}, space {{ model.hidden = [[2], [3]] }}");
        return Search.Card(experiment) with { Columns = ReadColumns.Find(Search.Data(experiment).Train) };
    }
}
