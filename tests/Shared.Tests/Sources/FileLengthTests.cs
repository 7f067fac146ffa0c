namespace ActorSearch.Shared.Tests.Sources;

/// <summary>A file has one job: what grows beyond a few screens has two.</summary>
public class FileLengthTests
{
    private const int Most = 250;

    [Fact]
    public void No_file_is_longer_than_250_lines() => Assert.Empty(
        from source in SourceFiles.All()
        where source.Lines.Length > Most
        select (source.File, source.Lines.Length));
}
