using ActorSearch.Coordinator.Commands;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Coordinator.Tests.EndToEnd;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.TrainerNode.Data.Checks;
using ActorSearch.TrainerNode.Objectives.Plugins;

namespace ActorSearch.Coordinator.Tests.Commands;

/// <summary>Tables as people have them, and the experiments that are written for them.</summary>
public sealed class InitCommandTests : IDisposable
{
    private readonly Workshop _workshop = new();
    private readonly StringWriter _output = new(), _error = new();

    [Fact]
    public void A_table_with_a_target_of_numbers_gets_an_experiment_that_runs_as_it_is()
    {
        var houses = Table("size,street,sold,price", i => $"{(i % 7 == 0 ? "" : i)},{"abc"[i % 3]}-street,2024-{1 + (i % 12):00}-01,{(3.5 * i) + 0.25}");

        var prepared = Made(houses);

        Assert.True(prepared.Data.Train.Classes.IsEmpty);
        Assert.Equal(("houses", "5", 12), (prepared.Experiment.Name, prepared.Experiment.Settings["validation.folds"], Preview.Suggest(prepared.Experiment).Count()));
        Assert.Equal<string>(["size", "street", "sold"], prepared.Data.Train.InputNames);
        Assert.StartsWith("houses.conf: predicts price (a number) from ", Path.GetFileName(_output.ToString().Split('\n')[0]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("0", "1")]
    [InlineData("3", "8")]
    public void Texts_and_few_whole_numbers_are_classes(string one, string other)
    {
        var prepared = Made(Table("x,label", i => $"{i * 0.1},{(i % 3 == 0 ? one : other)}"));

        Assert.Equal<string>([one, other], prepared.Data.Train.Classes);
    }

    [Theory]
    [InlineData("1,5", "2,25", 0)]
    [InlineData("ja", "nein", 2)]
    public void Decimal_commas_are_found(string one, string other, int classes)
    {
        var prepared = Made(Table("size;target", i => $"{i},{i % 7};{(i % 3 == 0 ? one : other)}"));

        Assert.Equal(("comma", classes), (prepared.Experiment.Settings["data.decimal"], prepared.Data.Train.Classes.Length));
    }

    [Fact]
    public void Commas_that_may_separate_thousands_are_not_taken_for_decimal_commas() =>
        Assert.Equal("point", Made(Table("size,target", i => $"{i * 7 % 60},\"{1 + (i % 3)},250\"")).Experiment.Settings["data.decimal"]);

    [Fact]
    public void Another_column_can_be_the_target_and_rare_classes_have_fewer_folds()
    {
        var table = Table("kind,x", i => $"{(i < 3 ? "rare" : "usual")},{i * 0.5}");

        var prepared = Made(table, "kind");

        Assert.Equal(("kind", "3"), (prepared.Data.Train.TargetName, prepared.Experiment.Settings["validation.folds"]));
    }

    [Theory]
    [InlineData("PassengerId")]
    [InlineData("row no")]
    public void A_column_that_counts_the_rows_gets_the_role_id(string name)
    {
        var table = Table($"{name},x,kind", i => $"{100 + i},{(i * 7 % 13) + 0.5},{"ab"[i % 2]}");

        var prepared = Made(table);

        Assert.Equal<string>(["x"], prepared.Data.Train.InputNames);
        Assert.DoesNotContain(DataChecks.Remarks(prepared.Experiment, prepared.Data), remark => remark.Sentence.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void An_experiment_that_is_there_is_not_overwritten()
    {
        _workshop.Write("houses.conf", "mine");

        Assert.Equal(2, Init(Table("x,y", i => $"{i},{i * 1.5}"), null));

        Assert.Equal("mine", File.ReadAllText(_workshop["houses.conf"]));
        Assert.Contains("exists already", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none.csv", null, "there is no such file")]
    [InlineData("houses.csv", "prize", "data.target")]
    public void What_cannot_be_read_is_named_and_nothing_is_left(string table, string? target, string said)
    {
        Table("x,y", i => $"{i},{i * 1.5}");

        Assert.Equal(2, Init(_workshop[table], target));

        Assert.Contains(said, _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["houses.csv"], Directory.GetFileSystemEntries(_workshop.Folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("x,y", "{0}%,yes", "column \"x\": \"0%\" is a number with other text")]
    [InlineData("x,c,", "{0},p{0},yes", "it has values but no name")]
    [InlineData("x,y", "{0}%,{0}.5", "column \"x\": \"0%\" is a number with other text")]
    public void A_table_with_a_mistake_gets_that_sentence_and_none_about_what_its_target_could_be(string header, string row, string said)
    {
        Assert.Equal(2, Init(Table(header, i => string.Format(System.Globalization.CultureInfo.InvariantCulture, row, i)), null));

        Assert.Contains(said, Assert.Single(_error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _workshop.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    private string Table(string header, Func<int, string> row) =>
        _workshop.Write("houses.csv", $"{header}\n{string.Join('\n', Enumerable.Range(0, 60).Select(row))}\n");

    private Preparation Made(string table, string? target = null)
    {
        Assert.True(Init(table, target) == 0, _error.ToString());
        return Assert.IsType<Checked<Preparation>.Right>(Preparation.Prepare(_workshop["houses.conf"], [], new PluginSet(null))).Value;
    }

    private int Init(string table, string? target) =>
        new InitCommand(Terminal.Plain(_output), _error).Do(new InitOptions(table, target, null, _workshop["houses.conf"]));
}
