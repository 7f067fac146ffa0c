namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>Trainers that fetch the files of an experiment from the coordinator.</summary>
public sealed class SendDataTests
{
    private const long LargeFile = 256L << 20;

    private const string Program = """
        name = sent
        data { train = houses.csv, target = price }
        validation.folds = 2
        objective { kind = command, run = [sh, train.sh, "{x}"], files = [train.sh, lib/words.txt, large.bin] }
        space { x = { int = [1, 3] } }
        search { strategy = grid }
        """;

    [UnixFact]
    public async Task A_trainer_without_the_files_fetches_them_and_continues_where_it_was_killed()
    {
        using var site = new Site(Program);
        Write(site, "houses.csv", "area,price\n1,2\n2,3\n3,4\n4,5\n");
        Write(site, "train.sh", """read input; echo "{\"result\": {\"loss\": $1}}"; cat "$(dirname "$0")/lib/words.txt" >&2""");
        Write(site, "lib/words.txt", "words\n");
        using (var large = File.Create(Path.Combine(site.Folder, "large.bin")))
        {
            large.SetLength(LargeFile);
        }

        var coordinator = site.Coordinator("--send-data");
        var first = site.Trainer("a");
        var cache = Path.Combine(site.Folder, "a", "trainer", "cache");
        await Task.Run(() => SpinWait.SpinUntil(() => Parts(cache).Any(part => part.Length > 0), Site.Patience));
        first.Kill();
        coordinator.Kill();
        var got = Parts(cache).Single().Length;
        Assert.InRange(got, 1, LargeFile - 1);

        coordinator = site.Coordinator("--send-data");
        site.Trainer("a");

        var end = (await coordinator.End()).With(0);
        Assert.StartsWith("x 1", end.ValueOf("winner: "), StringComparison.Ordinal);
        var received = Assert.Single(site.Log("a"), line => line.Contains("large.bin", StringComparison.Ordinal) && line.Contains("DataReceived", StringComparison.Ordinal));
        Assert.Contains($"\"Bytes\":{LargeFile - got}", received, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(Path.Combine(site.Folder, "a")), path => Path.GetFileName(path) != "trainer");
    }

    [UnixFact]
    public async Task A_plug_in_is_sent_over_mutual_TLS_to_trainers_that_may_load_some_and_once_to_a_machine()
    {
        using var site = new Site(EndToEnd.PluginTests.Experiment);
        Write(site, "line.csv", EndToEnd.PluginTests.Line(40));
        Write(site, "test.csv", EndToEnd.PluginTests.Line(10));
        var tls = site.Certificates("tls");
        var state = Path.Combine(site.Folder, "state");
        Directory.CreateDirectory(Path.Combine(site.Folder, "none"));
        site.Trainer("a", "--tls", tls, "--state", state, "--plugins", "../none");
        site.Trainer("b", "--tls", tls, "--state", state, "--plugins", "../none");
        var coordinator = site.Coordinator("--tls", tls, "--plugins", EndToEnd.PluginTests.Built, "--send-data");

        var end = (await coordinator.End()).With(0);
        Assert.StartsWith("alpha 0.001 ", end.ValueOf("winner: "), StringComparison.Ordinal);
        string[] sent = [.. site.Log().Where(line => line.Contains("\"@mt\":\"DataSent", StringComparison.Ordinal) && line.Contains(".dll", StringComparison.Ordinal))];
        Assert.Equal(sent.Distinct().Count(), sent.Length);
        Assert.Single(sent, line => line.Contains("ridge.dll", StringComparison.OrdinalIgnoreCase));
    }

    private static FileInfo[] Parts(string cache) => !Directory.Exists(cache) ? [] :
        [.. Directory.GetDirectories(cache, "*.part").Select(folder => new FileInfo(Path.Combine(folder, "large.bin"))).Where(file => file.Exists)];

    private static void Write(Site site, string name, string text)
    {
        var path = Path.Combine(site.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
