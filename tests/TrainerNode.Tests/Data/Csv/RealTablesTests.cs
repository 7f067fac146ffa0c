using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Data.Loading;

namespace ActorSearch.TrainerNode.Tests.Data.Csv;

/// <summary>Tables as spreadsheets, pandas, R and people write them.</summary>
public sealed class RealTablesTests : IDisposable
{
    private const int Rows = 30;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(",x,y\n", "{0}")]
    [InlineData(",x,y\n", "{1}")]
    [InlineData("\"\",\"x\",\"y\"\n", "\"{0}\"")]
    [InlineData("Unnamed: 0,x,y\n", "{0}")]
    [InlineData(",x,y\n", "name {0}")]
    public void An_index_without_a_name_is_an_id_and_no_input(string header, string form)
    {
        var index = Enumerable.Range(0, Rows).Select(row => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, row, row * 7 % Rows)).ToArray();
        var text = header + string.Concat(index.Select((name, row) => $"{name},{row}.5,{row}\n"));
        var data = Load(text, test: text);

        Assert.Equal(["x"], data.Train.InputNames.AsEnumerable());
        Assert.Equal(("Unnamed: 0", Rows), (data.Train.Roles.Ids.Single().Column, data.Train.Roles.Ids.Single().Texts.Length));
        Assert.Equal(index.Select(name => name.Trim('"')), data.Train.Roles.Ids.Single().Texts);
        Assert.Equal(data.Train.Roles.Ids.Single().Texts, data.Test!.Roles.Ids.Single().Texts);
        Assert.EndsWith("column \"Unnamed: 0\": it has no name and names the rows, so it is an id and not an input.", Assert.Single(data.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_of_a_parquet_file_of_pandas_is_an_id_too()
    {
        var data = Load("x,__index_level_0__,y\n" + Lines(row => $"{row}.5,{row * 7 % Rows},{row}"));

        Assert.Equal(["x"], data.Train.InputNames.AsEnumerable());
        Assert.Equal("__index_level_0__", data.Train.Roles.Ids.Single().Column);
    }

    [Fact]
    public void A_column_without_a_name_that_repeats_its_values_is_called_by_its_position()
    {
        var data = Load(",x,,y\n" + Lines(row => $"{row % 3},{row}.5,{"pq"[row % 2]},{row}"));

        Assert.Equal(["Unnamed: 0", "x", "Unnamed: 2"], data.Train.InputNames.AsEnumerable());
        Assert.Equal(2, data.Notices.Count(notice => notice.Contains("has no name and is called \"Unnamed: ", StringComparison.Ordinal)));
        Assert.Equal(["x", "Unnamed: 2"], Load(",x,,y\n" + Lines(row => $"{row % 3},{row}.5,{"pq"[row % 2]},{row}"), columns: new() { ["0"] = new(ColumnUse.Ignore) }).Train.InputNames.AsEnumerable());
    }

    [Fact]
    public void A_file_to_predict_can_have_the_index_or_not()
    {
        ImmutableArray<InputColumn> inputs = [new("x", ColumnType.Number)];
        var source = new SourceColumns(true, 3, [1], 2, null);
        foreach (var text in new[] { ",x,y\n5,1.5,1\n", "x\n1.5\n", ",x\n0,1.5\n" })
        {
            Assert.Equal([1.5], Assert.IsType<Checked<InputRows>.Right>(InputFile.Read(_folder.Write("new.csv", text), null, null, inputs, source)).Value.Values);
        }
    }

    [Fact]
    public void Empty_columns_without_a_name_at_the_end_are_left_out_and_the_target_is_the_last_one_with_a_name()
    {
        var data = Load("\uFEFFx,y,,\r\n" + Lines(row => $"{row}.5,{row},,", "\r\n"));

        Assert.Equal(["x"], data.Train.InputNames.AsEnumerable());
        Assert.Equal("y", data.Train.TargetName);
        Assert.Equal(
            "train.csv, column 2 (counted from 0): it has values but no name, and it comes after column \"y\", the last column with a name; name it, or set data.target.",
            Mistake("x,y,\n" + Lines(row => $"{row}.5,{row},{row}")));
        Assert.Equal(["x", "Unnamed: 2"], Load("x,y,\n" + Lines(row => $"{row}.5,{row},{row}.5"), target: "y").Train.InputNames.AsEnumerable());
    }

    [Fact]
    public void Rows_without_any_value_are_left_out_with_a_notice()
    {
        var data = Load("x,y\n" + Lines(row => row == 10 ? "," : $"{row}.5,{row}") + ",\n , \n", test: "x,y\n1,2\n,\n");

        Assert.Equal((Rows - 1, 1), (data.Train.Rows, data.Test!.Rows));
        Assert.EndsWith("train.csv, 3 rows have no value in any column, so they are left out and not counted.", Assert.Single(data.Notices), StringComparison.Ordinal);
        Assert.Equal("train.csv: no row has a value.", Mistake("x,y\n,\n"));
    }

    [Theory]
    [InlineData("# made by a tool\n")]
    [InlineData("# made by a tool, at noon, on a Friday\n#\n\n# 2024\n")]
    [InlineData("\uFEFF# made by a tool, at noon\r\n")]
    [InlineData("# one, two\n")]
    public void Comments_above_the_header_are_left_out_and_lines_are_still_those_of_the_file(string comments)
    {
        var lines = comments.Count(letter => letter == '\n');
        Assert.Equal(["x"], Load(comments + "x,y\n" + Lines(row => $"{row}.5,{row}")).Train.InputNames.AsEnumerable());
        Assert.Equal(
            $"train.csv, line {lines + 3}, column \"x\": \"oops\" is not a number; set its type to category or ignore in data.columns if these are texts, or add the text to data.missing if it means a missing value.",
            Mistake(comments + "x,y\n" + Lines(row => row == 1 ? "oops,1" : $"{row}.5,{row}")));
    }

    [Theory]
    [InlineData("# x,y\n")]
    [InlineData("#x,y\n")]
    [InlineData("# made by a tool\n#x,y\n")]
    public void A_header_can_begin_with_the_sign_of_comments(string header) =>
        Assert.Equal(Rows, Load(header + Lines(row => $"{row}.5,{row}")).Train.Rows);

    [Theory]
    [InlineData("My report 2024\nx,z,y\n1,2,3\n4,5,6\n", "train.csv, line 1: it has one field, but the lines below have 3, divided by \",\"; if it is a title, remove the lines above the header or begin them with #.")]
    [InlineData("My report 2024\n\nx;z;y\n1;2;3\n4;5;6\n", "train.csv, line 1: it has one field, but the lines below have 3, divided by \";\"; if it is a title, remove the lines above the header or begin them with #.")]
    [InlineData("My report 2024,,\n,,\nx,z,y\n1,2,3\n", "train.csv, line 1: only the first of 3 columns has a name, \"My report 2024\"; if it is a title, remove the lines above the header or begin them with #.")]
    [InlineData("x,y,\n1,2,3\n", "data.target: column 2 (counted from 0), the last one, has no name; name the column to predict.", "x")]
    [InlineData("x,y\n1,2\nx,y\n3,4\nx,y\n", "train.csv, line 3: the row is the header again; remove it, for example where files were joined (the first of 2 such lines).")]
    [InlineData("x,y\n1,2,\n3,4,\n5,6,\n", "train.csv, line 2: the row has 3 fields, but the first one has 2 (the first of 3 such lines).")]
    [InlineData("x,y\n1\",2\n2\",2\n", "train.csv, line 2: there is a quote inside a field that does not begin with one; put the whole field in quotes and double the inner one (the first of 2 such lines).")]
    public void Lines_that_are_no_rows_are_one_sentence(string text, string sentence, params string[] inputs) =>
        Assert.Equal(sentence, Mistake(text, inputs: inputs));

    [Fact]
    public void Dates_in_two_forms_are_refused_with_both_forms_and_their_numbers_of_rows()
    {
        Assert.Equal(
            "train.csv, line 3, column \"a\": \"02.01.2024\" is a date in the form d.M.yyyy, but the dates above are in the form yyyy-MM-dd (15 like those above, 15 in another form); write all dates in one form.",
            Mistake("a,x,y\n" + Lines(row => $"{(row % 2 == 0 ? $"2024-01-{row + 1:00}" : $"{row + 1:00}.01.2024")},{row}.5,{row}")));
        Assert.Contains(
            "\"01/13/2024\" is a date in the form M/d/yyyy, but the dates above are in the form d/M/yyyy (2 like",
            Mistake("a,x,y\n01/02/2024,1,1\n13/02/2024,2,2\n01/13/2024,3,3\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-01|2024-02|1999-12", 19723)]
    [InlineData("2024-W01|2024-W53|2020-W53", 19723)]
    [InlineData("2024-W01-2|2024-W02-7|2020-W53-1", 19724)]
    [InlineData("2024-01-01 12:00:00 UTC|2024-01-02 00:00:00 UTC|2024-01-03 00:00:00 UTC", 19723.5)]
    [InlineData("31-12-2023|01-01-2024|02-01-2024", 19722)]
    public void Months_weeks_and_times_of_databases_are_dates(string fields, double first)
    {
        var all = fields.Replace("|2024-W53", "", StringComparison.Ordinal).Split('|');
        var train = Load("a,x,y\n" + string.Concat(all.Select((field, row) => $"{field},{row}.5,{row}\n"))).Train;

        Assert.Equal(ColumnType.Date, train.ColumnOf(0).Type);
        Assert.Equal(first, train.Input(0, 0));
    }

    [Theory]
    [InlineData("5 Jan 2024|6 Feb 2024|7 Feb 2024", "d MMM yyyy")]
    [InlineData("\"January 5, 2024\"|\"March 6, 2024\"|\"May 7, 2024\"", "MMMM d, yyyy")]
    [InlineData("05.01.24|06.01.24|30.01.24", "d.M.yy")]
    [InlineData("01/05/2024 3:05 PM|01/16/2024 3:05 AM|01/25/2024 4:05 PM", "M/d/yyyy h:mm tt")]
    public void Dates_in_a_form_that_is_not_looked_for_are_said_with_the_setting_that_reads_them(string fields, string form)
    {
        var text = "a,x,y\n" + string.Concat(fields.Split('|').Select((field, row) => $"{field},{row}.5,{row}\n"));

        Assert.Contains(Load(text).Notices, notice => notice.Contains($"data.columns {{ \"a\" {{ type = date, format = \"{form}\" }} }}", StringComparison.Ordinal));
        Assert.Equal(ColumnType.Date, Load(text, columns: new() { ["a"] = new(ColumnUse.Date) { Format = form } }).Train.ColumnOf(0).Type);
    }

    [Theory]
    [InlineData("2024-01-05T10:00:00Z|2024-01-06T10:00:00|2024-01-07T10:00:00+02:00", true)]
    [InlineData("2024-01-05 10:00|2024-01-06 10:00 UTC|2024-01-07 10:00 UTC", true)]
    [InlineData("2024-01-05 10:00|2024-01-06 10:00|2024-01-07 10:00", false)]
    [InlineData("2024-01-05 10:00-05:00|2024-01-06 10:00Z|2024-01-07", false)]
    public void Times_with_and_without_a_time_zone_in_one_column_are_said(string fields, bool isSaid)
    {
        var text = "a,x,y\n" + string.Concat(fields.Split('|').Select((field, row) => $"{field},{row}.5,{row}\n"));

        Assert.Equal(isSaid, Load(text).Notices.Any(IsSaid));
        Assert.Equal(isSaid, Load(text, columns: new() { ["a"] = new(ColumnUse.Time) }).Notices.Any(IsSaid));

        static bool IsSaid(string notice) => notice.EndsWith("those without one are read as UTC. Write the zone of all times.", StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_that_begin_with_0_stay_texts()
    {
        var data = Load("zip,x,y\n" + Lines(row => $"{(row % 3 == 0 ? "01234" : row % 3 == 1 ? "90210" : "10001")},{row}.5,{row}"));

        Assert.Equal(["01234", "10001", "90210"], data.Train.ColumnOf(0).Levels.AsEnumerable());
        Assert.EndsWith("column \"zip\": its whole numbers are codes, because some begin with 0, like \"01234\"; if they are numbers, set its type to number in data.columns.", Assert.Single(data.Notices), StringComparison.Ordinal);
        Assert.Equal(1234, Load("zip,x,y\n01234,1,2\n90210,2,3\n", columns: new() { ["zip"] = new(ColumnUse.Number) }).Train.Input(0, 0));
        Assert.StartsWith(
            "train.csv, line 4, column \"a\": \"05\" begins with 0, like a code, and most numbers of this column do not;",
            Mistake("a,x,y\n" + Lines(row => $"{(row == 2 ? "05" : $"{row * 100}")},{row}.5,{row}")), StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_numbers_that_64_bit_numbers_cannot_hold_are_names()
    {
        var names = Load("id,x,y\n" + Lines(row => $"{1234567890123456789 + (97 * row)},{row}.5,{row}"));
        var shops = Load("shop,x,y\n" + Lines(row => $"{9007199254740993 + (row % 3)},{row}.5,{row}"));
        var nanoseconds = Load("at,x,y\n" + Lines(row => $"{1_700_000_000_000_000_000 + (row * 1_000_000_000L)},{row}.5,{row}"));

        Assert.Equal(["x"], names.Train.InputNames.AsEnumerable());
        Assert.Equal(["9007199254740993", "9007199254740994", "9007199254740995"], shops.Train.ColumnOf(0).Levels.AsEnumerable());
        Assert.Contains("its whole numbers are names, because 64-bit numbers cannot hold some of them, like \"9007199254740993\"", Assert.Single(shops.Notices), StringComparison.Ordinal);
        Assert.Equal(ColumnType.Number, nanoseconds.Train.ColumnOf(0).Type);
        Assert.Equal(
            "train.csv, column \"shop\": its whole numbers differ only after the 15 digits of a 64-bit number; subtract the smallest from all of them.",
            Mistake("shop,x,y\n" + Lines(row => $"{9007199254740993 + (row % 3)},{row}.5,{row}"), columns: new() { ["shop"] = new(ColumnUse.Number) }));
    }

    [Theory]
    [InlineData(",", true, true)]
    [InlineData(";", false, true)]
    [InlineData(",", false, false)]
    public void Points_that_may_divide_thousands_are_said(string separator, bool hasWhole, bool isSaid)
    {
        var data = Load($"a{separator}x{separator}y\n" + Lines(row => $"{(hasWhole && row < 9 ? $"{100 * (row + 1)}" : $"{row + 1}.{row:000}")}{separator}{row}.5{separator}{row}"));

        Assert.Equal(isSaid, data.Notices.Any(notice => notice.Contains("if the point separates thousands, remove it.", StringComparison.Ordinal)));
        Assert.Empty(Load($"a{separator}x{separator}y\n" + Lines(row => $"{row + 1}.{row:000}5{separator}{row}.5{separator}{row}")).Notices);
    }

    [Theory]
    [InlineData("North", "north", "because case matters")]
    [InlineData("New York", "New  York", "because blanks and letters that are not seen matter")]
    [InlineData("a\u200b", "a", "because blanks and letters that are not seen matter")]
    public void Categories_that_look_alike_are_said(string one, string other, string why) =>
        Assert.Contains(why, Assert.Single(Load("a,x,y\n" + Lines(row => $"{(row % 3 == 0 ? one : other)},{row}.5,{row}")).Notices), StringComparison.Ordinal);

    [Fact]
    public void A_label_with_zero_bytes_is_refused() =>
        Assert.Equal("train.csv, line 3, column \"y\": \"no�\" has zero bytes; the file is damaged.", Mistake("x,y\n1,yes\n2,no\0\n3,no\n", classes: true));

    private static string Lines(Func<int, string> line, string end = "\n") => string.Concat(Enumerable.Range(0, Rows).Select(row => line(row) + end));

    private DataSet Load(string train, string? test = null, string? target = null, Dictionary<string, ColumnChoice>? columns = null) =>
        Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(_folder.Csv(train, test) with { Target = target, Columns = (columns ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal) })).Value;

    private string Mistake(string train, string[]? inputs = null, bool classes = false, Dictionary<string, ColumnChoice>? columns = null) =>
        Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(DataSets.Load(_folder.Csv(train) with
        {
            Inputs = [.. inputs ?? []],
            Classes = classes,
            Columns = (columns ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal),
        })).Mistakes)
            .ToString().Replace(_folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
}
