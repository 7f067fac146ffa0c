using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Checks;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Data.Loading;

namespace ActorSearch.TrainerNode.Tests.Data.Csv;

/// <summary>What tables have that people did not write for a net: each is used well, or a sentence says what is done.</summary>
public sealed class MessyTablesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ja", "nein", "NEIN")]
    [InlineData("Oui", "Non", "oui")]
    public void Words_for_yes_and_no_of_other_languages_are_flags(string yes, string no, string spelled)
    {
        var train = Right(_folder.Csv(Table("x,y", row => $"{(row % 3 == 0 ? yes : no)},{row}"), $"x,y\n{spelled},1\n"));

        Assert.Equal(ColumnType.Flag, train.Train.ColumnOf(0).Type);
        Assert.Contains(train.Test!.Inputs[0], new float[] { 0, 1 });
    }

    [Fact]
    public void Numbers_among_texts_are_named() => Assert.Equal(
        "column \"x\": 45 of its 60 values are numbers, but others are texts, for example \"high\", so each value is a category of its own. If the texts mean a missing value, add them to data.missing; otherwise correct them.",
        Assert.Single(Notices(row => row % 4 == 0 ? "high" : $"{row}.5")));

    [Theory]
    [InlineData("2024-01-05 {0}:30 PM", "its texts look like dates")]
    [InlineData("0{0}:15:00 and {1}", "it has 24 different texts in 60 rows")]
    public void Texts_that_hardly_repeat_are_named(string form, string words) =>
        Assert.Contains(words, Assert.Single(Notices(row => string.Format(CultureInfo.InvariantCulture, form, 1 + (row % 12), row % 24 / 12))), StringComparison.Ordinal);

    [Theory]
    [InlineData("12:{0}")]
    [InlineData("8:{0}:05")]
    [InlineData("8:{0} PM")]
    public void Times_of_day_are_named(string form) => Assert.Contains(
        "its texts look like times of day or durations, for example", Assert.Single(Notices(row => string.Format(CultureInfo.InvariantCulture, form, 10 + (row % 24)))), StringComparison.Ordinal);

    [Theory]
    [InlineData(20240101, true)]
    [InlineData(20241301, false)]
    [InlineData(18990101, false)]
    public void Whole_numbers_that_are_dates_are_named(int first, bool isNamed) => Assert.Equal(
        isNamed ? [$"column \"x\": its numbers look like dates, for example {first}, and are read as numbers; to use them as dates, set data.columns {{ \"x\" {{ type = date, format = \"yyyyMMdd\" }} }}."] : [],
        Notices(row => $"{first + (row % 20)}").Where(notice => notice.Contains("dates", StringComparison.Ordinal)));

    [Fact]
    public void Digits_in_groups_in_every_row_may_be_codes()
    {
        string Sentence(Func<int, string> x) => Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(DataSets.Load(_folder.Csv(Table("x,y", row => $"{x(row)},{row}")))).Mistakes).Sentence;
        const string Separators = "\"555 123 100\" has digit separators (the first of 60 such fields in this column); write 555123100";

        Assert.Equal($"{Separators}; or set its type to category, id or ignore in data.columns if these are codes.", Sentence(row => $"555 123 {100 + row}"));
        Assert.DoesNotContain("codes", Sentence(row => row % 2 == 0 ? $"555 123 {100 + row}" : "7.5"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("level {0}")]
    public void Texts_that_repeat_need_no_sentence(string form) => Assert.Empty(Notices(row => string.Format(CultureInfo.InvariantCulture, form, row % 7)));

    [Theory]
    [InlineData(-999, true)]
    [InlineData(9999, true)]
    [InlineData(99, false)]
    [InlineData(-998, false)]
    public void A_number_that_stands_for_a_missing_value_is_named(int code, bool isNamed)
    {
        var data = Right(_folder.Csv(Table("x,y", row => $"{(row % 6 == 0 ? code : 20 + (row * 7 % 80))},{row * row}")));
        var found = MissingCodeChecks.Remarks(new CheckedRows(data.Train, data.Train.Rows)).Select(remark => remark.Sentence);

        Assert.Equal(isNamed ? [$"input \"x\": 10 of 60 training rows have {code}, far from all other numbers. If it means a missing value, set data.missing = [\"{code}\"]."] : [], found);
    }

    [Fact]
    public void Dates_with_a_row_each_day_are_no_id()
    {
        var data = Right(_folder.Csv(Table("day,x,y", row => $"{new DateTime(2024, 1, 1).AddDays(row):yyyy-MM-dd},{row * 7 % 13}.5,{row * row}")));

        Assert.Empty(DataChecks.Ids(data.Train));
    }

    [Fact]
    public void Texts_of_another_file_that_are_unknown_are_named()
    {
        var settings = _folder.Csv(Table("color,y", row => $"{(row % 3 == 0 ? "red" : row % 3 == 1 ? "blue" : "green")},{row}"), "color,y\nRed,1\nblue,2\nviolet,3\n,4\n");
        const string Words = "column \"color\": 2 rows have a text that the training file does not have, for example \"Red\", which is used as unknown; case matters: did you mean \"red\"?";
        var data = Right(settings);

        Assert.Equal($"{settings.Test}, {Words}", Assert.Single(data.Notices));
        var rows = InputFile.Read(settings.Test!, null, null, [data.Train.ColumnOf(0)], data.Train.Source, takesMissing: true);
        Assert.Equal($"{settings.Test}, {Words}", Assert.Single(Assert.IsType<Checked<InputRows>.Right>(rows).Value.Unseen));
    }

    private static string Table(string header, Func<int, string> row) => $"{header}\n{string.Concat(Enumerable.Range(0, 60).Select(at => $"{row(at)}\n"))}";

    private static DataSet Right(CsvData settings) => Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(settings)).Value;

    private List<string> Notices(Func<int, string> field) =>
        [.. Right(_folder.Csv(Table("x,z,y", row => $"{field(row)},{row % 5},{row}"))).Notices.Select(notice => notice[(notice.IndexOf(", ", StringComparison.Ordinal) + 2)..])];
}
