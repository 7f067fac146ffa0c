using ActorSearch.Coordinator.Reporting;

namespace ActorSearch.Coordinator.Tests.Reporting;

public sealed class AtomicFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorsearch-");

    [Fact]
    public void A_write_that_breaks_off_leaves_the_old_file_and_nothing_else()
    {
        var path = Path.Combine(_folder.FullName, "folds.csv");
        AtomicFile.Write(path, stream => stream.Write("old"u8));

        Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half of the new"u8);
            throw new IOException("No space left on device");
        }));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void A_new_file_takes_the_place_of_the_old_one()
    {
        var path = Path.Combine(_folder.FullName, "folds.csv");
        AtomicFile.Write(path, stream => stream.Write("a longer old one"u8));

        AtomicFile.Write(path, stream => stream.Write("new"u8));

        Assert.Equal("new", File.ReadAllText(path));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
