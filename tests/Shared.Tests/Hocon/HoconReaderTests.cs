using ActorSearch.Shared.Hocon;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ActorSearch.Shared.Tests.Hocon;

public class HoconReaderTests
{
    [Theory]
    [InlineData("a {\n b = 1\n", 1, "brace")]
    [InlineData("a = 1\nb = [1, 2\nc = 3\n", 2, "bracket [ of b")]
    [InlineData("b = [[1, 2]\n", 1, "never closed")]
    [InlineData("a = 1\nb = \"x\n", 2, "quote")]
    [InlineData("a = \"\"\"x\n\n", 1, "three quotes")]
    [InlineData("a = 1 }", 1, "has no opening bracket")]
    [InlineData("a = 1\n]", 2, "has no opening bracket")]
    [InlineData("a = [1}", 1, "never closed")]
    [InlineData("\ninclude \"other.conf\"", 2, "include is not supported")]
    [InlineData("include file(\"other.conf\")", 1, "include is not supported")]
    [InlineData("a = ${b}", 1, "write the value itself")]
    [InlineData("a = 1 b = 2", 1, "new line")]
    [InlineData("a = 1\nwords", 2, "add = and a value after words")]
    [InlineData("a = 1 b:2", 1, "the value of a contains ':': start a new line")]
    [InlineData("a = 1 b : 2", 1, "the value of a contains ':': start a new line")]
    [InlineData("a = b: 2", 1, "the value of a contains ':'")]
    [InlineData("a = b:", 1, "the value of a contains ':'")]
    [InlineData("a = b:\nc = 1", 1, "the value of a contains ':'")]
    [InlineData("a = [b:]", 1, "the bracket [ of a opened here")]
    [InlineData("a = [1, 2\nb : 3", 1, "the bracket [ of a opened here is not closed")]
    [InlineData("a = [1, 2\nb: 3", 1, "the bracket [ of a opened here is not closed")]
    [InlineData("a = http://x", 1, "the value of a contains ':'")]
    [InlineData("a =\nb = 1", 1, "missing")]
    [InlineData("a = [1,,2]", 1, "missing")]
    [InlineData("a = 'x'", 1, "single quotes")]
    [InlineData("a = \"C:\\data\"", 1, "backslash")]
    [InlineData("a = [1] [2]", 1, "comma")]
    [InlineData("{ a = 1 }\nb = 2", 2, "whole file")]
    [InlineData("\"a\\\\b\" = 1", 1, "a key has a backslash")]
    [InlineData("a = 1\n\"\" = 1", 2, "a key is empty")]
    [InlineData("a = 1\n/* b */", 2, "but / follows. A comment begins with # or //.")]
    [InlineData("; b\na = 1", 1, "but ; follows. A comment begins with # or //.")]
    [InlineData("a..b = 1", 1, "key is expected")]
    [InlineData("a = 1\na.b.c = 2", 2, "a has both a value and keys inside it")]
    [InlineData("a.b { c = 1 }\na.b = 2", 2, "a.b has both a value and keys inside it")]
    [InlineData("a = [{ b = 1, b = 2 }]", 1, "a.b is given twice in one object of the list")]
    [InlineData("a = [{ b.c = 1 }\n{ b.c = 1\nb { \"c\" = 2 } }]", 3, "a.b.c is given twice")]
    [InlineData("a = [[{ b = 1\nb = 1 }]]", 2, "a.b is given twice")]
    [InlineData("a = [{ b { c = [{ d = 1 }, { d = 1, d = 2 }] } }]", 1, "a.b.c.d is given twice")]
    [InlineData("a = [{ b = 1, b.c = 2 }]", 1, "a.b has both a value and keys inside it")]
    public void A_wrong_shape_is_told_with_its_line(string text, int line, string part)
    {
        Assert.False(HoconReader.TryRead(text, out _, out var mistake));
        Assert.Equal(line, mistake.Line);
        Assert.Contains(part, mistake.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a = \"} ] # //\" # } ]\nb = 1 // [", "{a = } ] # //, b = 1}")]
    [InlineData("a = \"\"\"say \"hi\" {\"\"\"", "{a = say \"hi\" {}")]
    [InlineData("a.b = 1, a { c : two words }", "{a = {b = 1, c = two words}}")]
    [InlineData("{ a = [\n 1\n 2, # x\n 3,\n] }", "{a = [1, 2, 3]}")]
    [InlineData("a = [ ]\nb {}", "{a = [], b = {}}")]
    [InlineData("a = ../data/x y.csv\r\nb = -1e-5\r\n", "{a = ../data/x y.csv, b = -1e-5}")]
    [InlineData("a { b = 1 }, c { d = [1], e = 2, }, f = 3,", "{a = {b = 1}, c = {d = [1], e = 2}, f = 3}")]
    [InlineData("a = 10 é ; #\nb = [1 ~, x y]#", "{a = 10 é ;, b = [1 ~, x y]}")]
    [InlineData("a = [{ b = 1 }, { b = 2 }], a = [{ b = 3 }]", "{a = [{b = 3}]}")]
    [InlineData("include = 1", "{include = 1}")]
    [InlineData("a = f1:1 # b\nb : c:d, e:[f:1, g:h:i]\nj=C:/x y.csv", "{a = f1:1, b = c:d, e = [f:1, g:h:i], j = C:/x y.csv}")]
    [InlineData("\"a.b\" = \"\"", "{a.b = }")]
    [InlineData("", "{}")]
    public void A_right_shape_is_read(string text, string tree)
    {
        Assert.True(HoconReader.TryRead(text, out var document, out _));
        Assert.Equal(tree, document.Root.ToString());
    }

    [Fact]
    public void The_order_of_dotted_keys_is_kept()
    {
        Assert.True(HoconReader.TryRead("s { b.x = 1, a.y = 2\n b.z { w = 3 } }", out var document, out _));
        Assert.Equal(["s", "s.b.x", "s.a.y", "s.b.z", "s.b.z.w"], document.Paths.ToArray());
    }

    [Fact]
    public void Brackets_without_end_neither_hang_nor_overflow()
    {
        Assert.False(HoconReader.TryRead("a = " + new string('[', 1_000_000), out _, out _));
        Assert.False(HoconReader.TryRead(string.Concat(Enumerable.Repeat("a{", 500_000)), out _, out _));
    }

    [Theory]
    [InlineData("a = null", true)]
    [InlineData("a : null # none", true)]
    [InlineData("a = \"null\"", false)]
    [InlineData("a = \"\"\"null\"\"\"", false)]
    [InlineData("a = nullable", false)]
    [InlineData("a = Null", false)]
    public void Null_takes_a_value_back_and_in_quotes_is_a_text(string text, bool isNull)
    {
        Assert.True(HoconReader.TryRead(text, out var document, out _));
        Assert.Equal(isNull, document.Root.Fields[0].Value.IsNull);
        Assert.DoesNotContain('\uffff', document.Root.ToString());
    }

    [Property(MaxTest = 200)]
    public Property What_a_tree_is_written_as_reads_as_that_tree() => Prop.ForAll(Trees.ToArbitrary(), tree =>
    {
        Assert.True(HoconReader.TryRead(string.Join('\n', tree.Fields.Select(field => $"{field.Key} = {Render(field.Value)}")), out var document, out _));
        Assert.Equal(tree.ToString(), document.Root.ToString());
    });

    [Property(MaxTest = 500)]
    public Property Any_text_is_read_or_refused_with_a_reason() => Prop.ForAll(
        Gen.Elements("a", "b", ".", "=", ":", "{", "}", "[", "]", ",", "\n", " ", "\"", "\\", "#", "//", "$", "1", "-", "+", "'", "é", "\t", "?", ";", "(")
            .ListOf().Select(string.Concat).ToArbitrary(),
        text => HoconReader.TryRead(text, out var document, out var mistake)
            ? document.Root.Fields.All(field => document.Paths.Any(path => path == field.Key || path.StartsWith(field.Key + '.', StringComparison.Ordinal)))
            : !mistake.Sentence.Contains("cannot be read", StringComparison.Ordinal));

    private static Gen<HoconTree.Branch> Trees => Branch(3);

    private static Gen<HoconTree.Branch> Branch(int depth) =>
        from values in Tree(depth).ListOf()
        select new HoconTree.Branch([.. values.Take(4).Select((value, i) => new HoconField($"key-{i}", value))]);

    private static Gen<HoconTree> Tree(int depth)
    {
        var text = Gen.Elements("1e-3", "64", "gelu", "two words", " blanks ", "", "a#b//c", "{", "]", "x = y", "C:\\d", "é", "\"", "tab\t", "0.1")
            .Select(HoconTree (word) => new HoconTree.Text(word));
        return depth == 0 ? text : Gen.OneOf(
            text,
            Tree(depth - 1).ListOf().Select(HoconTree (items) => new HoconTree.List([.. items.Take(4)])),
            Branch(depth - 1).Select(HoconTree (branch) => branch));
    }

    private static string Render(HoconTree tree) => tree switch
    {
        HoconTree.Branch branch => $"{{ {string.Join(", ", branch.Fields.Select(field => $"{field.Key} = {Render(field.Value)}"))} }}",
        HoconTree.List list => $"[{string.Join(", ", list.Items.Select(Render))}]",
        HoconTree.Text text when text.Value is [>= 'a' and <= 'z' or >= '0' and <= '9', ..] && text.Value.All(c => char.IsLetterOrDigit(c) || c is '-' or '.') => text.Value,
        HoconTree.Text text => $"\"{text.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}\"",
        _ => throw new InvalidOperationException(),
    };
}
