using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Tests.Experiments;

public sealed class ColumnsKindTests
{
    private static readonly ColumnsKind Kind = new();

    [Theory]
    [InlineData("{ }", "{}")]
    [InlineData("{ sex = category, age = number }", "{\"age\": \"number\", \"sex\": \"category\"}")]
    [InlineData("{ when { as = parts, type = date } }", "{\"when\": {\"type\": \"date\", \"as\": \"parts\"}}")]
    [InlineData("{ when { type = time, format = \"dd/MM/yyyy\" } }", "{\"when\": {\"type\": \"time\", \"format\": \"dd/MM/yyyy\"}}")]
    [InlineData("{ age { scale = none, impute = mean } }", "{\"age\": {\"impute\": \"mean\", \"scale\": \"none\"}}")]
    [InlineData("{ code { encode = target, type = category } }", "{\"code\": {\"type\": \"category\", \"encode\": \"target\"}}")]
    [InlineData("{ a.b = id, \"c d\" = fold }", "{\"a.b\": \"id\", \"c d\": \"fold\"}")]
    public void Columns_have_one_canonical_text_that_is_read_again(string written, string canonical)
    {
        Assert.True(Kind.TryRead(Tree(written), out var columns));
        Assert.Equal(canonical, Kind.Format(columns));
        Assert.True(Kind.TryParse(canonical, out var again));
        Assert.Equal(columns, again);
    }

    [Theory]
    [InlineData("number")]
    [InlineData("{ age = text }")]
    [InlineData("{ age { type = number, as = parts } }")]
    [InlineData("{ age { type = date, as = weeks } }")]
    [InlineData("{ age { as = parts } }")]
    [InlineData("{ age { type = id, impute = mean } }")]
    [InlineData("{ age = [number] }")]
    public void What_is_not_a_type_is_refused(string written) => Assert.False(Kind.TryRead(Tree(written), out _));

    [Theory]
    [InlineData("{ age = number, sex = text }", "column 'sex' must be number, category, flag, date, id, group, time, weight, fold or ignore, but is 'text'.")]
    [InlineData("{ age = [number] }", "column 'age' must be number, category, flag, date, id, group, time, weight, fold or ignore, or an object, but is a list.")]
    [InlineData("{ a.b { type = words } }", "column 'a.b': type must be number, category, flag, date, id, group, time, weight, fold or ignore, but is 'words'.")]
    [InlineData("{ day { as = cyclic } }", "column 'day': as is for dates, and the column has no type; set type = date, or remove as.")]
    [InlineData("{ day { type = date, as = weeks } }", "column 'day': as must be elapsed, parts or cyclic, but is 'weeks'.")]
    [InlineData("{ day { type = number, format = \"d.M.yy\" } }", "column 'day': format is for dates and times, and the column has type = number; set type = date or type = time, or remove format.")]
    [InlineData("{ name { type = id, impute = mean } }", "column 'name': impute prepares inputs, and with type = id the column is not one; remove impute.")]
    public void The_column_with_a_wrong_part_is_named(string written, string sentence)
    {
        Assert.False(Kind.TryRead(Tree(written), out _));
        Assert.Equal(sentence, Kind.Reason(Tree(written)));
    }

    [Fact]
    public void A_right_object_has_no_wrong_part() => Assert.Null(Kind.Reason(Tree("{ age = number, day { type = date, as = parts } }")));

    private static HoconTree Tree(string written) =>
        HoconReader.TryRead($"columns = {written}", out var document, out _) ? document.Root.Fields[0].Value : throw new FormatException(written);
}
