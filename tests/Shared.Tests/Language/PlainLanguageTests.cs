namespace ActorSearch.Shared.Tests.Language;

public class PlainLanguageTests
{
    [Fact]
    public void Each_phrase_is_found_in_its_example_and_not_in_a_plain_sentence()
    {
        Assert.All(Phrases.All, phrase =>
        {
            Assert.Matches(phrase.Pattern, phrase.Example);
            Assert.Empty(Phrases.In(phrase.Fine));
        });
    }

    [Fact]
    public void Documents_settings_files_and_scripts_use_plain_phrases() => AssertPlain(Documents.Lines());

    [Fact]
    public void Texts_in_the_sources_use_plain_phrases() => AssertPlain(SourceStrings.Lines());

    [Fact]
    public void The_readme_the_glossary_and_the_shipped_experiments_are_among_the_documents()
    {
        string[] wanted = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs/glossary.md", "docs/decisions/0004-wire.md", "hocon/experiments/default.conf"];

        Assert.Empty(wanted.Except(Documents.Files()));
    }

    private static void AssertPlain(IEnumerable<Line> lines)
    {
        var found = lines.SelectMany(line => Phrases.In(line.Text).Select(phrase => $"{line.File}:{line.Number}: {phrase}")).ToList();

        Assert.True(found.Count == 0, $"{found.Count} phrases that docs/glossary.md lists:\n{string.Join('\n', found)}");
    }
}
