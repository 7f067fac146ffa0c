using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Loading;

namespace ActorSearch.TrainerNode.Tests.Data.Csv;

public sealed class ColumnTypesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_table_of_complete_numbers_has_no_columns_to_describe()
    {
        var train = Load("a,b,y\n1,2,3\n4,5,6\n").Train;

        Assert.Empty(train.Columns);
        Assert.Same(RowRoles.None, train.Roles);
    }

    [Theory]
    [InlineData("1|2|3", ColumnType.Number)]
    [InlineData("1||3", ColumnType.Number)]
    [InlineData("1|NA|3", ColumnType.Number)]
    [InlineData("red|blue|red", ColumnType.Category)]
    [InlineData("A1|12|A1", ColumnType.Category)]
    [InlineData("True|false|", ColumnType.Flag)]
    [InlineData("yes|NO|yes", ColumnType.Flag)]
    [InlineData("t|f|t", ColumnType.Flag)]
    [InlineData("2024-01-05|2024-01-06|NA", ColumnType.Date)]
    [InlineData("2024-01-05T10:00|2024-01-06 11:30:15|2024-01-06T11:30:15+02:00", ColumnType.Date)]
    [InlineData("5.1.2024|31.12.2023|1.1.2024", ColumnType.Date)]
    [InlineData("13/01/2024|31/12/2023|01/01/2024", ColumnType.Date)]
    public void A_column_is_what_its_fields_are(string fields, ColumnType type) =>
        Assert.Equal(type, Train(fields).ColumnOf(0).Type);

    [Fact]
    public void Cells_are_numbers_indices_of_sorted_texts_zeros_and_ones_and_days()
    {
        Assert.Equal([1, float.NaN, 3], Train("1| n/a |3").Inputs.Where((_, at) => at % 2 == 0));
        Assert.Equal([2, 0, float.NaN, 1], Train("red|blue||green|red|blue").Inputs.Where((_, at) => at % 2 == 0).Take(4));
        Assert.Equal([1, 0, float.NaN], Train("Yes|no|").Inputs.Where((_, at) => at % 2 == 0));

        var days = Train("1970-01-03|1970-01-02T12:00|");
        Assert.Equal([2, 1.5, double.NaN], Enumerable.Range(0, 3).Select(row => days.Input(row, 0)));
        Assert.Equal(1, days.ColumnOf(0).Missing);
    }

    [Fact]
    public void Levels_are_sorted_by_their_letters_and_whole_numbers_with_a_gap_keep_their_names()
    {
        Assert.Equal(["B", "a", "b"], Train("b|a|B|b|a|B").ColumnOf(0).Levels.AsEnumerable());
        Assert.Equal(["1", "10", "2"], Load(Text("1.0|2|10|1|2.0"), columns: new() { ["a"] = new(ColumnUse.Category) }).Train.ColumnOf(0).Levels.AsEnumerable());
    }

    [Fact]
    public void A_test_file_has_the_levels_of_the_training_file_and_others_are_unseen()
    {
        var data = Load("a,x,y\nred,1,1\nblue,2,2\nred,3,3\nblue,3,4\n", "a,x,y\ngreen,1,1\nred,1,1\n,,1\n");

        Assert.Equal([InputColumn.Unseen, 1, 1, 1, float.NaN, float.NaN], data.Test!.Inputs);
    }

    [Fact]
    public void A_typing_error_in_a_column_of_numbers_is_refused_with_its_line()
    {
        var rows = string.Join('|', Enumerable.Range(0, 10_000).Select(row => row == 6_000 ? "\"1,234\"" : $"{row}"));

        Assert.Equal("train.csv, line 6002, column \"a\": \"1,234\" may be 1234 with a thousands separator or 1.234 with a decimal comma; write the one that you mean.", Mistake(Text(rows)));
        Assert.StartsWith("train.csv, line 3, column \"a\": \"oops\" is not a number; set its type to category", Mistake(Text("1|oops|3|4|5")), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_that_name_rows_are_left_out_with_a_notice()
    {
        var rows = string.Join('|', Enumerable.Range(0, 100).Select(row => $"passenger {row}"));
        var data = Load(Text(rows));

        Assert.Equal(["x"], data.Train.InputNames.AsEnumerable());
        Assert.EndsWith(
            "train.csv, \"a\": another text in nearly every row, like a name or an id, so it is not an input. To use one, give it the type category in data.columns.",
            Assert.Single(data.Notices), StringComparison.Ordinal);
        Assert.Equal(100, Load(Text(rows), columns: new() { ["a"] = new(ColumnUse.Category) }).Train.ColumnOf(0).Levels.Length);
    }

    [Fact]
    public void Dates_become_days_parts_or_places_on_circles()
    {
        Assert.Equal(["a", "x"], Dates(DateForm.Elapsed).InputNames.AsEnumerable());
        var parts = Dates(DateForm.Parts);
        Assert.Equal(["a", "a.year", "a.month", "a.day", "a.weekday", "a.hour", "x"], parts.InputNames.AsEnumerable());
        Assert.Equal([2024, 2, 29, 3, 18], Enumerable.Range(1, 5).Select(column => parts.Input(0, column)));
        var cyclic = Dates(DateForm.Cyclic);
        Assert.Equal(["a", "a.year-sin", "a.year-cos", "a.week-sin", "a.week-cos", "a.day-sin", "a.day-cos", "x"], cyclic.InputNames.AsEnumerable());
        Assert.Equal(-1, cyclic.Input(0, 5), 6);
        Assert.Equal(0, cyclic.Input(0, 6), 6);

        DataTable Dates(DateForm form) => Load(Text("2024-02-29 18:00|2024-03-01"), columns: new() { ["a"] = new(ColumnUse.Date) { As = form } }).Train;
    }

    [Fact]
    public void Dates_that_may_begin_with_day_or_month_are_refused_until_their_format_is_given()
    {
        Assert.Contains("its dates may begin with the day or with the month", Mistake(Text("01/02/2024|03/04/2024")), StringComparison.Ordinal);
        var days = Load(Text("01/02/2024|03/04/2024"), columns: new() { ["a"] = new(ColumnUse.Date) { Format = "dd/MM/yyyy" } }).Train;
        Assert.Equal([19754, 19816], Enumerable.Range(0, 2).Select(row => days.Input(row, 0)));
    }

    [Fact]
    public void Roles_are_no_inputs()
    {
        var train = Load(
            "who,grp,when,part,x,y\np1,10,2024-01-02,0,1,1\np2,9,2024-01-01,1,2,2\np3,10,2024-01-03,-1,3,3\n",
            columns: new() { ["who"] = new(ColumnUse.Id), ["grp"] = new(ColumnUse.Group), ["when"] = new(ColumnUse.Time), ["part"] = new(ColumnUse.Fold) }).Train;

        Assert.Equal(["x"], train.InputNames.AsEnumerable());
        Assert.Equal(["p1", "p2", "p3"], train.Roles.Ids.Single().Texts);
        Assert.Equal(["9", "10"], train.Roles.Groups!.Names.AsEnumerable());
        Assert.Equal([1, 0, 1], train.Roles.Groups.Of);
        Assert.Equal([19724, 19723, 19725], train.Roles.Times!.Values);
        Assert.Equal([0, 1, -1], train.Roles.Folds!.Values);
        Assert.Equal(["p3", "p1"], train.Only([2, 0]).Roles.Ids.Single().Texts);
    }

    [Theory]
    [InlineData("1700000000000000003|1700000000000000001|1700000000000000002|1700000000000000001", "2|0|1|0")]
    [InlineData("-9007199254740993|9007199254740993|-9007199254740992|9007199254740992", "0|3|1|2")]
    [InlineData("9007199254740993|5|9007199254740992|-7", "3|1|2|0")]
    [InlineData("18446744073709551615|18446744073709551613|18446744073709551614|9223372036854775807", "3|1|2|0")]
    [InlineData("1700000000000|1699999999999|1700000000001|1700000000000", "1700000000000|1699999999999|1700000000001|1700000000000")]
    [InlineData("20240131093000.123|20240131093000.125|20240131093000.121|20240131093000.124", "1|3|0|2")]
    [InlineData("1700000000.000000009|1700000000|1700000000.00000000|1700000000.000000003", "2|0|0|1")]
    [InlineData("-1700000000.000000009|-1700000000.00000001|-1700000001|-1700000000", "2|1|0|3")]
    [InlineData("1.70000000000000003e18|1.70000000000000001e18|1700000000000000002|5", "3|2|1|0")]
    [InlineData("1700000000.1234567|1700000001.5|1700000000.1234565|0.5", "1700000000.1234567|1700000001.5|1700000000.1234565|0.5")]
    public void Numbers_order_the_rows_by_all_their_digits(string times, string order) =>
        Assert.Equal(order, string.Join('|', Load(Text(times), columns: new() { ["a"] = new(ColumnUse.Time) }).Train.Roles.Times!.Values));

    [Fact]
    public void Texts_for_missing_values_can_be_added_and_numbers_among_them_are_met_in_each_spelling()
    {
        var train = Load(Text("-999|7|-999.0|unknown|5|4|2"), missing: ["-999", "unknown"]).Train;

        Assert.Equal(3, train.ColumnOf(0).Missing);
        Assert.Equal([float.NaN, 7, float.NaN, float.NaN, 5, 4, 2], train.Inputs.Where((_, at) => at % 2 == 0));
    }

    [Theory]
    [InlineData("b", ColumnUse.Ignore, "data.columns: there is no column \"b\"; there are \"a\", \"x\", \"y\".")]
    [InlineData("y", ColumnUse.Number, "data.columns: column \"y\" is the target, and loss.kind says whether it holds classes or numbers; remove it, or name another data.target.")]
    [InlineData("a", ColumnUse.Date, "train.csv, line 2, column \"a\": \"red\" is not a date (the first of 2 such fields in this column); correct it, or set its format in data.columns.")]
    [InlineData("a", ColumnUse.Time, "train.csv, column \"a\": it is neither a column of numbers nor of dates, so it does not order the rows; if it holds dates, set its format in data.columns.")]
    public void A_wrong_word_about_a_column_is_one_sentence(string column, ColumnUse use, string sentence) =>
        Assert.Equal(sentence, Mistake("a,x,y\nred,1,2\nblue,1,2\n", new() { [column] = new(use) }));

    private static string Text(string fields) =>
        "a,x,y\n" + string.Concat(fields.Split('|').Select((field, row) => $"{field},{row % 7},{row}\n"));

    private DataTable Train(string fields) => Load(Text(fields)).Train;

    private DataSet Load(string train, string? test = null, Dictionary<string, ColumnChoice>? columns = null, string[]? missing = null) =>
        Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(Settings(train, test, columns, missing))).Value;

    private string Mistake(string train, Dictionary<string, ColumnChoice>? columns = null) =>
        Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(DataSets.Load(Settings(train, null, columns, null))).Mistakes)
            .ToString().Replace(_folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    private CsvData Settings(string train, string? test, Dictionary<string, ColumnChoice>? columns, string[]? missing) => _folder.Csv(train, test) with
    {
        Columns = (columns ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal),
        Missing = [.. missing ?? []],
    };
}
