namespace ActorSearch.Shared.Tests.Language;

public class StringLiteralsTests
{
    [Theory]
    [InlineData("var a = \"one \\\"two\\\"\";", "one \"two\"")]
    [InlineData("var a = @\"c:\\\"\"x\"\"\";", "c:\\\"x\"")]
    [InlineData("var a = \"\"\"raw \"quoted\" text\"\"\";", "raw \"quoted\" text")]
    [InlineData("var a = $\"{{braces}} and {b} holes\";", "{braces}} and {} holes")]
    [InlineData("var a = $$\"\"\"{one} {{two}}\"\"\";", "{one} {}")]
    [InlineData("var a = '\"'; var b = \"after a quote\";", "after a quote")]
    [InlineData("var a = '\\''; /* \"not this\" */ var b = \"but this\"; // \"nor this\"", "but this")]
    [InlineData("/// <c>\"no\"</c>\nM(@event, \"\", \"yes\");", "yes")]
    public void Literals_of_every_kind_are_found(string code, string text)
    {
        Assert.Equal([text], StringLiterals.Of(code).Select(literal => literal.Text));
    }

    [Fact]
    public void A_hole_is_code_with_literals_of_its_own()
    {
        const string Code = "x = 1;\nvar a = $\"before {(b ? $\"in {c}\" : \"or }\")} after\";";

        Assert.Equal([(2, "in {}"), (2, "or }"), (2, "before {} after")], StringLiterals.Of(Code));
    }
}
