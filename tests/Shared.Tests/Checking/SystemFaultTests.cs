using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using ActorSearch.Shared.Checking;

namespace ActorSearch.Shared.Tests.Checking;

public sealed class SystemFaultTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actorsearch-fault").FullName;

    private string File => Path.Combine(_folder, "file");

    [Fact]
    public void What_this_system_refuses_is_said_in_our_words()
    {
        System.IO.File.WriteAllText(File, "");
        var missing = Path.Combine(_folder, "none");

        Assert.Equal("there is no such file or folder; correct the path", Refused(() => System.IO.File.ReadAllText(missing)));
        Assert.Equal($"the folder '{missing}' does not exist; create it, or correct the path", Refused(() => System.IO.File.ReadAllText(Path.Combine(missing, "a", "b"))));
        Assert.Equal($"'{File}' is a file, not a folder; correct the path", Refused(() => Directory.CreateDirectory(Path.Combine(File, "a"))));
        Assert.Equal("there is a file of this name; name another path", Refused(() => new FileStream(File, FileMode.CreateNew).Dispose()));
        Assert.Equal("this is a folder; name a file", Refused(() => System.IO.File.ReadAllText(_folder)));
        Assert.Equal("this is not a path; correct it", Refused(() => System.IO.File.ReadAllText("a\0b")));
        using var held = new FileStream(File, FileMode.Open, FileAccess.Write, FileShare.None);
        Assert.Equal("another program is using the file; close it there", Refused(() => new FileStream(File, FileMode.Open, FileAccess.Write, FileShare.None).Dispose()));
    }

    [UnixFact]
    public void What_only_unix_refuses_is_said_in_our_words()
    {
        var link = Path.Combine(_folder, "link");
        System.IO.File.CreateSymbolicLink(link, link);

        Assert.Equal("the link leads back to itself; name a file", Refused(() => System.IO.File.ReadAllText(link)));
        Assert.Equal("the name is too long; choose a shorter one", Refused(() => System.IO.File.WriteAllText(Path.Combine(_folder, new string('x', 300)), "")));
        Assert.Equal("there is no such program; correct its name, or install it", Refused(() => System.Diagnostics.Process.Start(Path.Combine(_folder, "none"))));
    }

    // errno of Linux and macOS, and codes of Windows: a test cannot fill each disk.
    [Theory]
    [InlineData(28, "the disk is full; free some space")]
    [InlineData(unchecked((int)0x80070070), "the disk is full; free some space")]
    [InlineData(30, "the disk is read-only; name a path on another disk")]
    [InlineData(24, "too many files or connections are open; close other programs, or raise the limit of open files (ulimit -n)")]
    [InlineData(122, "your share of the disk is full; free some space")]
    [InlineData(5, "the disk reports an error; check the system's log")]
    [InlineData(unchecked((int)0x80070020), "another program is using the file; close it there")]
    [InlineData(unchecked((int)0x80070043), "the drive does not answer; check that it is connected")]
    public void Numbers_of_the_system_are_said_in_our_words(int number, string sentence) =>
        Assert.Equal(sentence, SystemFault.Find(new IOException($"Some words : '{File}'", number)).Sentence);

    [Fact]
    public void A_missing_permission_is_said_in_our_words() => Assert.Equal(
        "permission denied; change the permissions, or name another path", SystemFault.Find(new UnauthorizedAccessException($"Access to the path '{File}' is denied.")).Sentence);

    [Fact]
    public void A_file_that_a_full_disk_refuses_is_named() => Assert.Equal(File, SystemFault.Find(new IOException($"No space left on device : '{File}'", 28)).Path);

    [Theory]
    [InlineData(SocketError.AddressAlreadyInUse, "another program uses the port")]
    [InlineData(SocketError.AccessDenied, "permission to use the port is denied")]
    [InlineData(SocketError.HostUnreachable, "the machine cannot be reached")]
    [InlineData(SocketError.NetworkUnreachable, "the network cannot be reached")]
    [InlineData(SocketError.HostNotFound, "the host name is unknown")]
    [InlineData(SocketError.TimedOut, "there was no answer in time")]
    [InlineData(SocketError.ConnectionReset, "the other side closed the connection")]
    public void Numbers_of_sockets_are_said_in_our_words(SocketError error, string reason) =>
        Assert.Equal(reason, SystemFault.Find(new HttpRequestException("x", new SocketException((int)error))).Reason);

    [Fact]
    public void Sockets_that_this_system_refuses_are_said_in_our_words()
    {
        using var listening = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listening.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var second = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

        // It is bound and does not listen yet.
        Assert.Equal("no program listens there; start it, or correct the address", Refused(() => client.Connect(listening.LocalEndPoint!)));
        listening.Listen();
        Assert.Equal("another program uses the port; end it, or name another port", Refused(() => second.Bind(listening.LocalEndPoint!)));
    }

    [Fact]
    public void What_is_unknown_keeps_its_words()
    {
        Assert.Equal("Something else; correct this", SystemFault.Find(new IOException("Something else.")).Sentence);
        Assert.Equal("the disk is full", SystemFault.Find(new Win32Exception(28)).Reason);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Refused(Action action) => SystemFault.Find(Record.Exception(action)!).Sentence;
}
