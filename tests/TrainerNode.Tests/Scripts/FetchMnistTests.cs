using System.Diagnostics;
using System.Security.Cryptography;
using ActorSearch.TrainerNode.Tests.Data;

namespace ActorSearch.TrainerNode.Tests.Scripts;

/// <summary>The script as a user calls it, against a server on this machine. Bash and curl are needed; Windows is let off.</summary>
public sealed class FetchMnistTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FileServer _server;
    private readonly Dictionary<string, byte[]> _packed;

    public FetchMnistTests()
    {
        var files = new[] { "train-images-idx3-ubyte", "t10k-labels-idx1-ubyte" }
            .ToDictionary(name => name, _ => RandomNumberGenerator.GetBytes(20_000));
        _packed = files.ToDictionary(file => file.Key + ".gz", file => IdxBytes.Gzip(file.Value));
        _server = new FileServer(_packed);
        File.WriteAllLines(_folder.File("sums"), files.Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(file.Value))}  {file.Key}"));
    }

    private string Target => _folder.File("mnist");

    [UnixFact]
    public void Files_are_fetched_once()
    {
        Assert.Equal(0, Fetch().Exit);
        Assert.Equal(0, Fetch().Exit);

        AssertComplete();
        Assert.Equal(["train-images-idx3-ubyte.gz 0", "t10k-labels-idx1-ubyte.gz 0"], _server.Requests);
    }

    [UnixFact]
    public void An_interrupted_download_goes_on_where_it_stopped()
    {
        _server.BreakOffAfter = 7000;
        var (exit, said) = Fetch();
        Assert.Equal(1, exit);
        Assert.Contains("could not be downloaded completely; call again to continue", said, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Target, "train-images-idx3-ubyte.gz")));

        _server.BreakOffAfter = int.MaxValue;
        Assert.Equal(0, Fetch().Exit);

        AssertComplete();
        Assert.Contains("train-images-idx3-ubyte.gz 7000", _server.Requests);
    }

    [UnixFact]
    public void A_server_without_ranges_is_asked_again_from_the_start()
    {
        _server.BreakOffAfter = 7000;
        Fetch();

        (_server.BreakOffAfter, _server.Ranges) = (int.MaxValue, false);
        Assert.Equal(0, Fetch().Exit);

        AssertComplete();
    }

    [UnixFact]
    public void Wrong_content_is_thrown_away_and_told()
    {
        _packed["train-images-idx3-ubyte.gz"] = IdxBytes.Gzip([1, 2, 3]);

        var (exit, said) = Fetch();

        Assert.Equal(1, exit);
        Assert.Contains("has other content than expected", said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Target));
    }

    [UnixFact]
    public void A_left_over_that_is_too_long_is_replaced()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllBytes(Path.Combine(Target, "t10k-labels-idx1-ubyte.gz.part"), new byte[50_000]);

        Assert.Equal(0, Fetch().Exit);

        AssertComplete();
    }

    [UnixFact]
    public void A_mirror_without_the_files_is_named()
    {
        _packed.Clear();

        var (exit, said) = Fetch();

        Assert.Equal(1, exit);
        Assert.Contains($"{_server.Address}/train-images-idx3-ubyte.gz could not be downloaded", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sums_that_come_with_the_script_name_the_four_files()
    {
        var names = File.ReadAllLines(Path.Combine(Repository.Root(), "scripts", "mnist.sha256")).Select(line => line.Split("  ")[1]);

        Assert.Equal(
            ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"], names);
    }

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    private (int Exit, string Said) Fetch()
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var proxy in start.Environment.Keys.Where(key => key.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(proxy);
        }

        start.ArgumentList.Add(Path.Combine(Repository.Root(), "scripts", "fetch-mnist.sh"));
        start.ArgumentList.Add(_server.Address);
        start.ArgumentList.Add(Target);
        start.ArgumentList.Add(_folder.File("sums"));
        using var script = Process.Start(start)!;
        var said = script.StandardError.ReadToEndAsync();
        script.StandardOutput.ReadToEnd();
        script.WaitForExit();
        return (script.ExitCode, said.Result);
    }

    private void AssertComplete()
    {
        foreach (var (name, bytes) in _packed) Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(Target, name)));
        Assert.Equal(_packed.Count, Directory.GetFiles(Target).Length);
    }
}
