using ActorSearch.Abstractions;

namespace ActorSearch.Library.Tests;

/// <summary>What callers get wrong, in the words of C#.</summary>
public sealed class MistakeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("study-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_text_that_is_null_is_refused_where_it_is_given()
    {
        static ExperimentBuilder New() => new("nulls");

        Assert.Contains("A value of x is null.", Assert.Throws<ArgumentNullException>(() => New().Category("x", "a", null!)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => New().Category("x", null!));
        Assert.Throws<ArgumentNullException>(() => New().Category(null!, "a"));
        Assert.Throws<ArgumentNullException>(() => New().Fixed("x", (string)null!));
        Assert.Throws<ArgumentNullException>(() => New().Flag("on").When("x", (string)null!));
        Assert.Throws<ArgumentNullException>(() => New().Set("search.stop.folds", null!));
        Assert.Throws<ArgumentNullException>(() => New().Output(null!));
        Assert.Throws<ArgumentNullException>(() => New().Metric(null!, MetricDirection.Maximize));
    }

    [Theory]
    [InlineData("a", "a.b")]
    [InlineData("a.b.c", "a.b")]
    public void A_name_under_another_one_is_refused(string first, string second)
    {
        var near = Assert.Throws<ArgumentException>(() => new ExperimentBuilder("names").Flag(first).Fixed("ab", 1).Float(second, 0, 1));

        Assert.StartsWith($"{first} and {second} cannot both be hyperparameters", near.Message, StringComparison.Ordinal);
        Assert.Equal(2, Study.Run(new ExperimentBuilder("names").Flag("a.b").Fixed("a.bc", 1).Folds(2), (_, _, _) => 1).Trials.Count);
    }

    [Fact]
    public void Names_and_texts_that_a_file_cannot_hold_are_refused()
    {
        Assert.Contains(
            "a hyperparameter has a name of letters, digits, '-', '_' and single '.' between them that begins with a letter, but not 'größe'.",
            Assert.Throws<StudyException>(() => Study.Run(new ExperimentBuilder("names").Flag("größe"), (_, _, _) => 1)).Message, StringComparison.Ordinal);
        foreach (var name in (string[])["a\"b", "a\\b", "a\nb", "\ud800"])
        {
            Assert.Throws<ArgumentException>(() => new ExperimentBuilder("names").Flag(name));
            Assert.Throws<ArgumentException>(() => new ExperimentBuilder("names").Metric(name, MetricDirection.Maximize));
        }

        Assert.ThrowsAny<ArgumentException>(() => new ExperimentBuilder("texts").Category("a", "x", "\ud800"));
        Assert.ThrowsAny<ArgumentException>(() => new ExperimentBuilder("texts").Fixed("a", "\udc00"));
        Assert.Throws<ArgumentException>(() => new ExperimentBuilder("texts").Flag("a").When("a\"b", true));
        Assert.Throws<ArgumentException>(() => new ExperimentBuilder("texts").Set("objective.kind", "\udc00"));
        Assert.StartsWith(
            "Letter 1 of a text, counted from 0, is half of a surrogate pair; a file cannot hold it.",
            Assert.Throws<ArgumentException>(() => new ExperimentBuilder("texts").Flag("a").When("a", "x\ud800")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1x")]
    [InlineData("-a")]
    [InlineData("_a")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("a..b")]
    public void A_name_that_does_not_begin_with_a_letter_or_has_an_empty_part_is_refused(string name)
    {
        Assert.Throws<StudyException>(() => Study.Run(new ExperimentBuilder("names").Flag(name).Folds(2), (_, _, _) => 1));
        Assert.Throws<StudyException>(() => Study.Run(new ExperimentBuilder("names").Flag("z").Fixed(name, 1).Folds(2), (_, _, _) => 1));
    }

    [Fact]
    public void More_rows_than_memory_can_hold_are_refused() => Assert.Contains(
        "data.rows", Assert.Throws<StudyException>(() => Study.Run(new ExperimentBuilder("rows").Flag("a").Rows(int.MaxValue), (_, _, _) => 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Another_folder_is_asked_for_by_the_name_of_the_method()
    {
        ExperimentBuilder Of(int seed, bool fresh = false) => new ExperimentBuilder("once", (ulong)seed).Flag("on").Folds(2).Output(_folder.FullName, fresh);
        static double Loss(Trial trial, Fold fold, CancellationToken cancellation) => 1;
        Study.Run(Of(1), Loss);

        Assert.Equal(
            $"{_folder.FullName}: seed was 1 and is 2 now, so earlier results cannot be compared with new ones: discard them with Output(folder, fresh: true), "
            + "or name another folder with Output(folder).",
            Assert.Throws<StudyException>(() => Study.Run(Of(2), Loss)).Message);
        Assert.StartsWith("Set search.sample=3: ", Assert.Throws<StudyException>(() => Study.Run(Of(1).Set("search.sample", "3"), Loss)).Message, StringComparison.Ordinal);
        Assert.NotNull(Study.Run(Of(2, fresh: true), Loss).Best);
    }
}
