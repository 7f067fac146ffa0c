using System.Diagnostics;
using System.Text;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Reporting.Output;

namespace ActorSearch.Coordinator.Tests.Reporting.Files;

public sealed class AtomicFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_write_that_breaks_off_leaves_the_old_file_and_nothing_else()
    {
        var path = Old("folds.csv");

        Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half of the new"u8);
            throw new IOException("No space left on device");
        }));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_new_file_takes_the_place_of_the_old_one()
    {
        var path = Old("folds.csv");

        Write(path, "new and longer");

        Assert.Equal("new and longer", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void No_file_of_the_user_is_taken_for_an_unfinished_one()
    {
        var (path, beside) = (_folder.At("folds.csv"), Old("folds.csv.tmp"));

        Write(path, "new");

        Assert.Equal("old", File.ReadAllText(beside));
    }

    [Fact]
    public void A_name_may_be_as_long_as_the_file_system_allows()
    {
        var path = _folder.At(new string('x', 255));

        Write(path, "new");

        Assert.Equal("new", File.ReadAllText(path));
    }

    [UnixFact]
    public void A_link_and_a_link_to_a_link_stay_and_lead_to_the_new_contents()
    {
        var real = Old("real.csv");
        Directory.CreateDirectory(_folder.At("links"));
        File.CreateSymbolicLink(_folder.At("links/one.csv"), "../real.csv");
        File.CreateSymbolicLink(_folder.At("two.csv"), "links/one.csv");

        Write(_folder.At("two.csv"), "new");

        Assert.Equal("new", File.ReadAllText(real));
        Assert.Equal("links/one.csv", new FileInfo(_folder.At("two.csv")).LinkTarget);
        Assert.Equal("../real.csv", new FileInfo(_folder.At("links/one.csv")).LinkTarget);
        Assert.Null(new FileInfo(real).LinkTarget);
    }

    [UnixFact]
    public void Both_names_of_a_file_lead_to_the_new_contents()
    {
        var path = Old("one.csv");
        Shell("ln", path, _folder.At("two.csv"));

        Write(path, "new");

        Assert.Equal("new", File.ReadAllText(_folder.At("two.csv")));
    }

    [UnixFact]
    public void The_mode_of_a_file_is_kept()
    {
        var path = Old("real.csv");
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(path, OwnerOnly);

        Write(path, "new");

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
    }

    [UnixFact]
    public async Task A_pipe_gets_the_contents_and_stays_a_pipe()
    {
        var pipe = _folder.At("pipe");
        Shell("mkfifo", pipe);
        var read = Task.Run(() => File.ReadAllText(pipe));

        Write(pipe, "new");

        Assert.Equal("new", await read);
        Assert.Equal(FileKind.Pipe, FileFacts.Read(pipe)?.Kind);
    }

    [UnixFact]
    public void A_folder_a_dangling_link_and_a_folder_that_is_missing_are_refused_in_a_sentence_without_our_own_names()
    {
        File.CreateSymbolicLink(_folder.At("dangling.csv"), _folder.At("gone.csv"));
        File.CreateSymbolicLink(_folder.At("loop.csv"), _folder.At("loop.csv"));
        var file = Old("real.csv");

        Assert.Contains("folder", Refusal(_folder.Path), StringComparison.Ordinal);
        Assert.Contains(_folder.At("gone.csv"), Refusal(_folder.At("dangling.csv")), StringComparison.Ordinal);
        Assert.Contains("itself", Refusal(_folder.At("loop.csv")), StringComparison.Ordinal);
        Assert.Contains($"'{_folder.At("nowhere")}' does not exist", Refusal(_folder.At("nowhere/x.csv")), StringComparison.Ordinal);
        Assert.Contains($"'{_folder.At("new")}' does not exist", Refusal(_folder.At("new/")), StringComparison.Ordinal);
        Assert.Contains($"'{file}' is a file", Refusal($"{file}/x.csv"), StringComparison.Ordinal);
        Assert.Contains("empty", Refusal(" "), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.At("gone.csv")));
        Assert.DoesNotContain(Directory.GetFileSystemEntries(_folder.Path), name => Path.GetFileName(name).StartsWith('.'));
    }

    [Theory]
    [InlineData("/dev/stdout", 1)]
    [InlineData("/dev/stderr", 2)]
    [InlineData("/dev/fd/63", 63)]
    [InlineData("/proc/self/fd/5", 5)]
    public void An_open_descriptor_is_written_to_and_not_opened_by_its_name(string path, int number)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(new OutputPlace.Descriptor(number), OutputPlace.Find(path));
        }
    }

    public void Dispose() => _folder.Dispose();

    private string Old(string name)
    {
        File.WriteAllText(_folder.At(name), "old");
        return _folder.At(name);
    }

    private static void Write(string path, string text) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private static string Refusal(string path)
    {
        var sentence = Assert.Throws<OutputRefusedException>(() => Write(path, "new")).Message;
        Assert.DoesNotContain(".actorsearch-", sentence, StringComparison.Ordinal);
        return sentence;
    }

    private static void Shell(params string[] command)
    {
        using var process = Process.Start(command[0], command[1..]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
