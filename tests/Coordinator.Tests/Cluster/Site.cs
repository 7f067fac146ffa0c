using System.Collections.Concurrent;
using System.Net.NetworkInformation;
using System.Text.Json;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Coordinator.Tests.Dashboard;
using ActorSearch.Coordinator.Tests.EndToEnd;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Network;
using Process = ActorSearch.Coordinator.Tests.EndToEnd.Coordinator;

namespace ActorSearch.Coordinator.Tests.Cluster;

/// <summary>A coordinator's place on a free port of this machine and the trainers round it: real processes, gone after the test.</summary>
internal sealed class Site : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Quiet = [];

    private readonly string _experiment;
    private readonly Workshop _workshop = new();
    private readonly List<Process> _processes = [];
    private readonly Gate? _gate;

    /// <param name="experiment">The experiment's text.</param>
    public Site(string experiment)
    {
        _workshop.Write("e.conf", _experiment = experiment);
        _gate = OperatingSystem.IsWindows() ? null : new Gate(Folder);
        Port = FreePorts.Next();
        Out = _workshop["out"];
    }

    /// <summary>
    /// Folds that each wait until <see cref="Release"/>, so that the search cannot end before and a fault hits one in the middle; those of the first of several
    /// configurations do not.
    /// </summary>
    public static string Held => $$""""
        name = held
        data { kind = rows, rows = 20 }
        validation.folds = 3
        objective { kind = command, run = [sh, -c, """
          if [ {x} != 0 ]; then
            : > waits
            {{Gate.Wait}}
          fi
          echo '{"result": {"loss": {x}.{fold}1 } }'
          """] }
        space { x = [0, 1, 2, 3] }
        """";

    /// <summary>Folds of half a second.</summary>
    public static string Slow => """
        name = slow
        data { kind = noisy-curve, rows = 20 }
        model { kind = noop, milliseconds = 100 }
        training { max-epochs = 5, early-stopping = false }
        validation.folds = 3
        space { model.variant = [0, 1, 2, 3] }
        """;

    /// <summary>As many folds as last until a second trainer has come, and through a fault.</summary>
    public static string Many => """
        name = many
        data { kind = noisy-curve, rows = 20 }
        model { kind = noop, milliseconds = 50 }
        training { max-epochs = 5, early-stopping = false }
        validation.folds = 4
        space { model.variant = { int = [1, 24] } }
        """;

    public int Port { get; }

    public string Folder => _workshop.Folder;

    /// <summary>The coordinator's results, as this process sees them.</summary>
    public string Out { get; private set; }

    /// <summary>The digest of this search in one process; what has the same text is searched once.</summary>
    public Task<string> QuietDigest() => Quiet.GetOrAdd(_experiment, _ => new Lazy<Task<string>>(SearchQuietly)).Value;

    /// <summary>Starts the coordinator, or starts it again.</summary>
    public Process Coordinator(params string[] more)
    {
        // Programs of tests share processes, so that the system of one that has ended may still be closing its port.
        Until(() => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().All(listener => listener.Port != Port), "a free port").GetAwaiter().GetResult();
        return Keep(Process.Start(Folder, [.. Run, .. more]));
    }

    /// <summary>Starts the coordinator on another machine.</summary>
    /// <param name="machine">What the command line begins with.</param>
    public Process CoordinatorOn(string[] machine, params string[] more) => Keep(Process.StartOn(machine, Folder, ["run", "e.conf", "--slots", "0", "--out", "out", .. more]));

    /// <summary>Starts a trainer on another machine.</summary>
    public Process TrainerOn(string[] machine, string name, params string[] told) =>
        Keep(Process.StartTrainerOn(machine, Directory.CreateDirectory(_workshop[name]).FullName, ["--set", "actorsearch.beat=300ms", .. told]));

    /// <summary>Starts the coordinator, or starts it again, and pauses it: no fold is handed out, however long trainers take to come.</summary>
    public Task<ServedSearch> Paused(params string[] more) => Paused(Coordinator([.. Watched, .. more]));

    /// <summary>As <see cref="Paused(string[])"/>, its results on a disk of its own, which is gone with it.</summary>
    /// <param name="options">Of the disk: <c>size=16m</c>.</param>
    public Task<ServedSearch> PausedOnDisk(string options)
    {
        Directory.CreateDirectory(Out);
        var coordinator = Keep(Process.StartWithDisk(Folder, Out, options, [.. Run, .. Watched]));
        Out = coordinator.Sees(Out);
        return Paused(coordinator);
    }

    /// <summary>Starts a trainer in a folder of its own, or starts it again.</summary>
    public Process Trainer(string name, params string[] more) => TrainerOf(name, ["--coordinator", $"127.0.0.1:{Port}", .. more]);

    /// <summary>Starts a trainer that is told where its coordinator is, with one slot unless told otherwise.</summary>
    public Process TrainerOf(string name, params string[] told)
    {
        var folder = Directory.CreateDirectory(_workshop[name]).FullName;
        string[] slots = told.Contains("--slots") ? [] : ["--slots", "1"];
        return Keep(Process.StartTrainer(folder, [.. slots, "--set", "actorsearch.beat=300ms", .. told]));
    }

    /// <summary>Makes an authority and a certificate for the nodes of this machine.</summary>
    /// <returns>The file that names them.</returns>
    public string Certificates(string name)
    {
        var folder = Directory.CreateDirectory(_workshop[name]).FullName;
        CertificateAuthority.Issue(folder, ["127.0.0.1"], DateTimeOffset.UtcNow);
        return Path.Combine(folder, "127.0.0.1", "tls.conf");
    }

    /// <summary>Ends when a trainer is inside of a fold of <see cref="Held"/>.</summary>
    public async Task Waits(string trainer)
    {
        try
        {
            await Until(() => File.Exists(_workshop[$"{trainer}/waits"]), "a fold that waits");
        }
        catch (TimeoutException never)
        {
            throw new TimeoutException(string.Join('\n', [never.Message, "coordinator:", .. Log().TakeLast(40), $"{trainer}:", .. Log(trainer).TakeLast(20)]));
        }
    }

    /// <summary>Lets the folds of <see cref="Held"/> end, those that begin later too.</summary>
    public void Release() => _gate?.Open();

    /// <summary>Ends when the coordinator's log has so many events of this name.</summary>
    public Task Logged(string happened, int times = 1) =>
        Until(() => Named(happened).Count() >= times, happened);

    /// <summary>Ends when so many trainers have joined, however often each of them has.</summary>
    public Task Joined(int trainers) => Until(() => Nodes("NodeJoined").Distinct().Count() >= trainers, "trainers that have joined");

    /// <summary>Which node each event of this name in the coordinator's log is about; one that is given up for a while may join more than once.</summary>
    public IEnumerable<string?> Nodes(string happened) =>
        Named(happened).Select(line => JsonDocument.Parse(line).RootElement.GetProperty(LogNames.Node).GetString());

    /// <summary>The coordinator's log.</summary>
    public string[] Log() => LinesIn(Path.Combine(Out, "log"));

    /// <summary>What the study says of attempts; none where it cannot be read yet.</summary>
    public List<StoredAttempt> Attempts()
    {
        if (SqliteReader.Open(Out) is not Checked<IStudyReader>.Right(var reader))
        {
            return [];
        }

        using (reader)
        {
            return [.. reader.Attempts()];
        }
    }

    /// <summary>A trainer's log.</summary>
    public string[] Log(string trainer) => LinesIn(_workshop[$"{trainer}/trainer/1/log"]);

    /// <summary>Results that a trainer keeps on its disk.</summary>
    public int Unsent(string name) => Directory.Exists(_workshop[$"{name}/trainer/1/outbox"])
        ? Directory.GetFiles(_workshop[$"{name}/trainer/1/outbox"], "*.json", SearchOption.AllDirectories).Length
        : 0;

    /// <summary>Ends when a condition holds; fails when it takes too long.</summary>
    public static Task Until(Func<bool> condition, string what) => Until(() => Task.FromResult(condition()), what);

    /// <summary>The same for a condition that somebody has to be asked about. Not without a pause: that would take the cores from the program that is waited for.</summary>
    public static async Task Until(Func<Task<bool>> condition, string what)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            while (!await condition())
            {
                await look.WaitForNextTickAsync(limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"It never came to this: {what}.");
        }
    }

    public void Dispose()
    {
        Task.WaitAll([.. _processes.Select(process => Task.Run(process.Dispose))]);
        _gate?.Dispose();
        _workshop.Dispose();
    }

    private static string[] Watched => ["--dashboard", "127.0.0.1:0"];

    private string[] Run => ["run", "e.conf", "--port", $"{Port}", "--slots", "0", "--out", "out", "--set", "actorsearch.lease=4s"];

    // The last line may be half written.
    private IEnumerable<string> Named(string happened) =>
        Log().Where(line => line.Contains($"\"@mt\":\"{happened}:", StringComparison.Ordinal) && line.EndsWith('}'));

    private async Task<string> SearchQuietly()
    {
        Release();
        return (await Process.Run(Folder, "run", "e.conf", "--slots", "4", "--out", "quiet")).With(0).Digest;
    }

    private async Task<ServedSearch> Paused(Process coordinator)
    {
        var served = await ServedSearch.Of(coordinator, Path.Combine(Out, "dashboard.json"));
        await served.Ask("pause", "paused");
        return served;
    }

    private Process Keep(Process process)
    {
        _processes.Add(process);
        return process;
    }

    // The log is being written: it is opened so that its writer is not disturbed.
    private static string[] LinesIn(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.GetFiles(folder, "*.clef").SelectMany(file =>
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd().Split('\n');
        }),
    ];
}
