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
    public void Mistakes_of_a_table_with_decimal_commas_are_those_that_are_left() => Assert.Equal((2, false, true), (
        Init(Table("size;target", i => $"{i},{i % 7};{(i == 4 ? "" : $"{i},{i % 9}5")}"), null),
        _error.ToString().Contains("decimal point", StringComparison.Ordinal), _error.ToString().Contains("line 6, column \"target\"", StringComparison.Ordinal)));

    [Fact]
    public void Commas_that_may_separate_thousands_are_not_taken_for_decimal_commas() =>
        Assert.Equal("point", Made(Table("size,target", i => $"{i * 7 % 60},\"{1 + (i % 3)},250\"")).Experiment.Settings["data.decimal"]);

    [Fact]
    public void A_target_of_numbers_with_thousands_separators_is_not_taken_for_classes()
    {
        Assert.Equal(2, Init(Table("size,price", i => $"{i},\"{1 + i},{i:000}\""), null));

        Assert.Contains("may be 1000 with a thousands separator", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_that_are_seldom_among_numbers_are_missing_values_of_a_table_with_decimal_commas()
    {
        var prepared = Made(Table("name;size;year;heat;use", i => $"K-{i}x;{i},{i % 7};{(i % 9 == 4 ? "k. A." : $"{1950 + i}")};{"go"[i % 2]}as;{3 * i},5"));

        Assert.Equal(("comma", "[\"k. A.\"]"), (prepared.Experiment.Settings["data.decimal"], prepared.Experiment.Settings["data.missing"]));
        Assert.Contains("missing = [\"k. A.\"]", File.ReadAllText(_workshop["houses.conf"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unknown,{0},x{1},{0}.5")]
    [InlineData("{0},{0},unknown{1},{0}.5")]
    public void A_text_that_another_column_has_as_its_own_is_not_taken_for_a_missing_value(string odd)
    {
        var table = Table("a,b,kind,y", i => string.Format(System.Globalization.CultureInfo.InvariantCulture, i == 5 ? odd : "{0},{0},unknown,{0}.5", i, i % 2 == 0 ? "" : "!"));

        var isRefused = odd.StartsWith('u');
        Assert.Equal(isRefused ? 2 : 0, Init(table, null));
        if (isRefused) Assert.Contains("\"unknown\" is not a number", _error.ToString(), StringComparison.Ordinal);
        else Assert.DoesNotContain("missing", File.ReadAllText(_workshop["houses.conf"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_of_labels_are_any_number_of_labels_a_row()
    {
        string[] lists = ["sea|sky", "sea", "", "sky|wood", "wood|sea|sky", "wood"];

        var prepared = Made(Table("a,b,tags", i => $"{i * 7 % 11},{i % 5}.5,{lists[i % 6]}"));

        Assert.True(prepared.Data.Train.HasLabels);
        Assert.Equal<string>(["sea", "sky", "wood"], prepared.Data.Train.Classes);
        Assert.Contains("predicts tags (3 labels)", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Smith, Ann", "Smith, Bob", "Lee, Cho")]
    [InlineData("1/2", "2/1", "1")]
    [InlineData("red/white", "green/blue", "red")]
    [InlineData("car/red", "car/blue", "bus/red", "bus/blue")]
    public void Texts_with_a_separator_that_are_no_combinations_stay_classes(params string[] names) =>
        Assert.False(Made(Table("a;b;name", i => $"{i * 7 % 11};{i % 5}.5;{names[i % names.Length]}")).Data.Train.HasLabels);

    [Fact]
    public void A_table_of_numbers_without_names_and_with_runs_of_blanks_is_read()
    {
        var table = _workshop.Write("houses.csv", string.Concat(Enumerable.Range(0, 60).Select(i => $"  {i,4}  {(i % 9 == 1 ? "?" : $"{i * 7 % 13}")} {i}.25\n")));

        var prepared = Made(table);

        Assert.Equal(("false", "blank"), (prepared.Experiment.Settings["data.header"], prepared.Experiment.Settings["data.delimiter"]));
        Assert.Equal((60, 2), (prepared.Data.Train.Rows, prepared.Data.Train.InputNames.Length));
    }

    [Fact]
    public void Rows_of_different_lengths_are_a_mistake_though_each_has_as_many_words()
    {
        Assert.Equal(2, Init(Table("first name,age", i => i == 7 ? "Bob Ray,4,5" : $"Ann Lee{i},{i % 7}"), null));
        Assert.Contains("line 9: the row has 3 fields, but the first one has 2.", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("port", "\"port\"")]
    [InlineData("port of embarkation as it was written into the list", "\"port of embarkation as it was written in…\"")]
    public void A_user_who_named_no_target_learns_which_one_it_is_if_the_last_column_cannot_be_one(string last, string shown)
    {
        Assert.Equal(2, Init(Table($"x,y,{last}", i => $"{i},{i}.5,{(i == 7 ? "" : "ab"[i % 2])}"), null));
        Assert.Contains($"--target: it is not given, so the last column, {shown}, is what to predict.", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_of_a_column_whose_name_quotes_the_last_one_is_not_about_the_target()
    {
        Assert.Equal(2, Init(Table("x,\"a column \"\"y\"\"\",y", i => $"{i},{i}%,{i}.5"), null));
        Assert.DoesNotContain("--target", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none/houses.conf", "none/houses.conf: the folder 'none' does not exist; create it, or name a file in another folder with --out.\n")]
    [InlineData("/dev/null/houses.conf", "name a file in another folder with --out.\n")]
    public void An_experiment_that_cannot_be_written_is_named_as_it_was_given(string file, string said)
    {
        Assert.Equal(2, new InitCommand(Terminal.Plain(_output), _error).Do(new InitOptions(Table("x,y", i => $"{i},{i * 1.5}"), null, null, file)));

        Assert.EndsWith(said, _error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith($"{file}: ", _error.ToString(), StringComparison.Ordinal);
        Assert.Single(_error.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_table_of_another_folder_is_named_as_it_was_given()
    {
        var test = Path.Combine(_workshop.Folder, "..", Path.GetFileName(_workshop.Folder), "test.csv");
        _workshop.Write("test.csv", "x,y\n1\n");

        Assert.Equal(2, Init(Table("x,y", i => $"{i},{i}.5"), null, test));

        Assert.StartsWith($"{test}, line 2", _error.ToString(), StringComparison.Ordinal);
        _error.GetStringBuilder().Clear();
        var table = Path.Combine(_workshop.Folder, "..", Path.GetFileName(_workshop.Folder), Path.GetFileName(Table("x,y", i => $"{i}%,{i}.5")));

        Assert.Equal(2, Init(table, null));

        Assert.StartsWith($"{table}, ", _error.ToString(), StringComparison.Ordinal);
    }

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
    [InlineData("houses.csv", "prize", "--target: there is no column \"prize\"")]
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

    private int Init(string table, string? target, string? test = null) =>
        new InitCommand(Terminal.Plain(_output), _error).Do(new InitOptions(table, target, test, _workshop["houses.conf"]));
}
