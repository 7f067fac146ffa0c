using System.Text.Json;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary><c>check</c> says what <c>run</c> would search, or what is wrong, and writes nothing.</summary>
public class CheckTests
{
    private const string Classes = """
        name = kinds
        data { train = train.csv, target = kind }
        loss.kind = cross-entropy
        model { hidden = [4], activation = tanh }
        training { max-epochs = 5, patience = 2 }
        validation.folds = 2
        space { optimizer.learning-rate = [0.1, 0.01] }
        """;

    [Fact]
    public async Task It_says_what_is_searched_with_remarks_and_leaves_no_file()
    {
        using var own = new Workshop();
        own.Write("kinds.conf", Classes);
        own.Write("train.csv", "id,a,c,kind\n" + string.Concat(Enumerable.Range(0, 30).Select(row => $"{row},{row * 37 % 11 / 4.0},7,{(row % 3 == 0 ? "odd" : "usual")}\n")));

        var ended = (await Coordinator.Run(own.Folder, "check", "kinds.conf")).With(0);

        var answer = JsonDocument.Parse(string.Join('\n', (await Coordinator.Run(own.Folder, "check", "kinds.conf", "--json", "--slots", "2")).With(0).Lines)).RootElement;
        var (data, searched) = (answer.GetProperty("data"), answer.GetProperty("search"));

        Assert.Equal((30, 3, "kind"), (data.GetProperty("trainingRows").GetInt32(), data.GetProperty("inputs").GetInt32(), data.GetProperty("target").GetString()));
        Assert.Equal(("grid", 2, 4), (searched.GetProperty("strategy").GetString(), searched.GetProperty("configurations").GetInt32(), searched.GetProperty("trainings").GetInt32()));
        Assert.InRange(answer.GetProperty("cost").GetProperty("totalSeconds").GetDouble(), answer.GetProperty("cost").GetProperty("foldSeconds").GetDouble(), 600);
        Assert.Contains("constant-input", answer.GetProperty("remarks").EnumerateArray().Select(remark => remark.GetProperty("id").GetString()));
        Assert.Empty(ended.Error);
        Assert.All(ended.Lines, line => Assert.True(line.Length < 80, line));
        Assert.StartsWith("30 training rows, no test rows, no value missing (train.csv)", ended.ValueOf("data        "), StringComparison.Ordinal);
        Assert.Equal("3: id, a, c", ended.ValueOf("inputs      "));
        Assert.Equal("kind, 2 classes: odd 10, usual 20", ended.ValueOf("target      "));
        Assert.Equal("2 folds, stratified by class: train on 15 rows, validate on 15", ended.ValueOf("validation  "));
        Assert.Contains("remark      input \"c\": one value in all 30 training rows,", string.Join('\n', ended.Lines), StringComparison.Ordinal);
        Assert.Contains("remark      input \"id\": a different whole number in each row,", string.Join('\n', ended.Lines), StringComparison.Ordinal);
        Assert.Equal(["kinds.conf", "train.csv"], Directory.EnumerateFileSystemEntries(own.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("a setting", "training.batch-size", "--set", "training.batch-size=many")]
    [InlineData("a setting of nodes", "akka.cluster.seed-nodez", "--set", "akka.cluster.seed-nodez=1")]
    [InlineData("data", "missing.csv", "--set", "data.train=missing.csv")]
    [InlineData("folds", "validation", "--set", "validation.folds=25")]
    public async Task What_run_refuses_is_refused(string mistake, string named, params string[] arguments)
    {
        using var own = new Workshop();
        own.Write("kinds.conf", Classes);
        own.Write("train.csv", "a,kind\n" + string.Concat(Enumerable.Range(0, 30).Select(row => $"{row / 7.0},{(row % 3 == 0 ? "odd" : "usual")}\n")));

        var ended = await Coordinator.Run(own.Folder, ["check", "kinds.conf", .. arguments]);

        Assert.True(ended.Code == 2, mistake);
        Assert.Empty(ended.Lines);
        Assert.Contains(named, ended.Error, StringComparison.Ordinal);
        Assert.Equal(2, Directory.EnumerateFileSystemEntries(own.Folder).Count());
    }
}
