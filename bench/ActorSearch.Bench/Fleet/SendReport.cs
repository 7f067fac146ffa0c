using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using ActorSearch.Coordinator.Sending;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Protocol;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Objectives.Plugins;
using ActorSearch.TrainerNode.Receiving;
using Akka.Configuration;
using Serilog;

namespace ActorSearch.Bench.Fleet;

/// <summary>
/// A large file for four trainers at once over loopback: a coordinator's data server, four receivers and four curl, each a process of its own; the receivers'
/// connections are cut while they receive.
/// </summary>
internal static class SendReport
{
    private const int Receivers = 4;

    /// <param name="pairs">Repetitions; receivers and curl take turns.</param>
    /// <param name="megabytes">Size of the file.</param>
    /// <param name="cuts">How often all connections are cut.</param>
    public static void Print(int pairs, int megabytes, int cuts)
    {
        using var scratch = new ScratchFolder();
        var file = Path.Combine(scratch.Path, "large.bin");
        Fill(file, megabytes);
        File.WriteAllText(Path.Combine(scratch.Path, "e.conf"), """
            name = sent
            data.kind = none
            validation.folds = 2
            objective { kind = command, run = [true, "{x}"], files = [large.bin] }
            space { x = { int = [1, 3] } }
            search { strategy = grid }
            """);
        using var server = ProgramRun.Self("--send-server", Path.Combine(scratch.Path, "e.conf"));
        string[] words = server.StandardOutput.ReadLine()!.Split(' ');
        var hash = Sha256(file);
        List<double> ours = [], plain = [], curls = [], memory = [], spent = [], spentBefore = [];
        List<long> received = [];
        for (var pair = 0; pair < pairs; pair++)
        {
            curls.Add(Time(Curl(words, hash, scratch.Path, pair), () => { }, null));
            plain.Add(Time(Clients(words, scratch.Path, $"p{pair}"), () => { }, null));
            var cut = 0;
            var clients = Clients(words, scratch.Path, $"c{pair}");
            ours.Add(Time(clients, () => cut += cut < cuts && Cut(words[0]) ? 1 : 0, written => received.Add(written)));
            memory.Add(clients.Max(client => client.Figures[1]));
            spent.AddRange(clients.Select(client => client.Figures[3]));
            spentBefore.AddRange(clients.Select(client => client.Figures[2]));
            Console.Error.WriteLine($"{cut} cuts");
        }

        var bytes = new FileInfo(file).Length;
        Console.WriteLine($"{bytes / 1e6:f0} MB to {Receivers} processes over loopback, without TLS; medians of {pairs} (least … most).");
        Console.WriteLine();
        Console.WriteLine("| what | seen | wanted |");
        Console.WriteLine("|---|---:|---:|");
        Row("curl, seconds until all have it", Figures.Spread(curls, "f2"), "");
        Row("receivers, which also hash, seconds", Figures.Spread(plain, "f2"), "");
        Row("speed of receivers / curl", Figures.Spread([.. curls.Zip(plain, (curl, own) => curl / own)], "f2"), "≥ 0.6");
        Row($"receivers, all connections cut {cuts} times, seconds", Figures.Spread(ours, "f2"), "");
        Row("speed of these / curl", Figures.Spread([.. curls.Zip(ours, (curl, own) => curl / own)], "f2"), "≥ 0.6");
        Row("bytes written / bytes of the file", Figures.Spread([.. received.Select(each => (double)each / bytes)], "f6"), "1");
        Row("processor seconds of a receiver", Figures.Spread(spent, "f2"), "");
        Row("of these before it asks for the first byte", Figures.Spread(spentBefore, "f2"), "");
        Row("peak resident MB of a receiver", Figures.Spread(memory, "f0"), "flat");
        Row("peak resident MB of the server", (PeakOf(server.Id)).ToString("f0", CultureInfo.InvariantCulture), "flat");
        server.Kill();
        server.WaitForExit();
    }

    /// <summary>Serves the files of an experiment until it is killed; prints port and token.</summary>
    public static void Serve(string file)
    {
        var experiment = Right(ExperimentFile.Read(BuiltIn.Schema, file, []));
        var config = ConfigurationFactory.ParseString("akka.remote.dot-netty.tcp { hostname = 127.0.0.1, public-hostname = 127.0.0.1 }");
        var server = Right(DataServer.Start(config, null, experiment, null, Log.Logger));
        Console.WriteLine($"{server.Offer.Port} {server.Offer.Token} {file}");
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Receives the files of an experiment into a new cache; prints how many bytes were written, its peak memory, and its processor time before and after.</summary>
    public static async Task ReceiveAsync(int port, string token, string file, string cache)
    {
        var written = 0L;
        var experiment = Right(ExperimentFile.Read(BuiltIn.Schema, file, []));
        var places = new ReceiverPlaces(Path.Combine(cache, "nothing"), cache, long.MaxValue, new PluginSet(null));
        using var log = new LoggerConfiguration().WriteTo.Sink(new BytesSink(bytes => written += bytes)).CreateLogger();
        using var receiver = new DataReceiver("127.0.0.1:1", null, places, log);
        var moved = experiment with { Data = experiment.Data.Located(name => Path.GetFileName(name)) };
        var before = Environment.CpuUsage.TotalTime;
        Right(await receiver.ReceiveAsync(moved, () => new DataOffer(port, token), CancellationToken.None).ConfigureAwait(false));
        Console.WriteLine(written);
        Console.WriteLine(PeakOf(Environment.ProcessId).ToString("f0", CultureInfo.InvariantCulture));
        foreach (var spent in (TimeSpan[])[before, Environment.CpuUsage.TotalTime])
        {
            Console.WriteLine(spent.TotalSeconds.ToString("f3", CultureInfo.InvariantCulture));
        }
    }

    private static Client[] Clients(string[] words, string folder, string name) =>
        [.. Enumerable.Range(0, Receivers).Select(client => new Client(ProgramRun.Self("--send-client", words[0], words[1], words[2], Path.Combine(folder, $"{name}-{client}")), Path.Combine(folder, $"{name}-{client}")))];

    private static Client[] Curl(string[] words, string hash, string folder, int pair) =>
    [
        .. Enumerable.Range(0, Receivers).Select(client =>
        {
            var output = Path.Combine(folder, $"curl{pair}-{client}");
            var start = new ProcessStartInfo("curl", ["-sf", "-o", output, "-H", $"Authorization: Bearer {words[1]}", $"http://127.0.0.1:{words[0]}/data/{hash}?from=0"])
            {
                RedirectStandardOutput = true,
            };
            return new Client(Process.Start(start)!, output);
        }),
    ];

    private static double Time(Client[] clients, Action meanwhile, Action<long>? read)
    {
        var start = Stopwatch.GetTimestamp();
        while (clients.Any(client => !client.Process.WaitForExit(100)))
        {
            meanwhile();
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        foreach (var client in clients)
        {
            var lines = client.Process.StandardOutput.ReadToEnd().Split('\n');
            if (client.Process.ExitCode != 0) throw new InvalidOperationException($"A client ended with exit code {client.Process.ExitCode}.");
            client.Figures = [.. lines.Where(line => line.Length > 0).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
            if (read is not null) read((long)client.Figures[0]);
            if (Directory.Exists(client.Output)) Directory.Delete(client.Output, recursive: true);
            else File.Delete(client.Output);
        }

        return seconds;
    }

    // Ends all connections of the port with a reset; works for root.
    private static bool Cut(string port)
    {
        using var cut = Process.Start(new ProcessStartInfo("ss", ["-K", "state", "established", "sport", "=", port]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var cuts = cut.StandardOutput.ReadToEnd().Split('\n').Count(line => line.StartsWith("tcp", StringComparison.Ordinal));
        cut.WaitForExit();
        return cuts > 0;
    }

    private static void Fill(string file, int megabytes)
    {
        using var stream = File.Create(file);
        var piece = new byte[1 << 20];
        for (var written = 0; written < megabytes; written++)
        {
            RandomNumberGenerator.Fill(piece);
            stream.Write(piece);
        }
    }

    private static string Sha256(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static double PeakOf(int process)
    {
        using var looked = Process.GetProcessById(process);
        return looked.PeakWorkingSet64 / 1e6;
    }

    private static T Right<T>(Checked<T> value) =>
        value is Checked<T>.Right right ? right.Value : throw new InvalidOperationException(string.Join(' ', ((Checked<T>.Wrong)value).Mistakes));

    private static void Row(string what, string seen, string wanted) => Console.WriteLine($"| {what} | {seen} | {wanted} |");

    private sealed class Client(Process process, string output)
    {
        public Process Process => process;

        public string Output => output;

        /// <summary>What a receiver printed.</summary>
        public double[] Figures { get; set; } = [];
    }
}
