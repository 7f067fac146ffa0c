using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Bench;

/// <summary>One search by a coordinator and trainers in processes of their own.</summary>
/// <param name="Seconds">From the first grant to the last counted fold.</param>
/// <param name="UntilTraining">Seconds from each trainer's start to the first grant that it got; the coordinator was there before.</param>
internal sealed record ClusterRun(double Seconds, IReadOnlyList<double> UntilTraining)
{
    /// <summary>The folder of the plug-ins that trainers may load.</summary>
    public static string PlugIns { get; } = ProgramRun.Shipped("plugins");

    /// <summary>Runs it; the trainers start after the coordinator and get work as they come.</summary>
    /// <param name="trainers">How many, of one slot each.</param>
    /// <param name="job">The experiment file, and what else the coordinator is told.</param>
    public static ClusterRun Of(int trainers, params string[] job)
    {
        using var site = new Site();
        using var search = site.Search("out", job);
        List<long> starts = [];
        for (var trainer = 0; trainer < trainers; trainer++)
        {
            starts.Add(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
            site.StartTrainer();
        }

        return search.Finish(starts);
    }

    /// <summary>
    /// Runs it on trainers that have done another search before and wait for the next one. Work is handed out when all of them are back, so
    /// that <see cref="Seconds"/> holds nothing of their start; the coordinator's is in it.
    /// </summary>
    /// <inheritdoc cref="Of(int, string[])"/>
    /// <param name="before">The search before.</param>
    public static ClusterRun Warm(int trainers, string[] before, params string[] job)
    {
        using var site = new Site();
        for (var trainer = 0; trainer < trainers; trainer++)
        {
            site.StartTrainer();
        }

        site.OnAllTrainers("before", before);
        return site.OnAllTrainers("out", job);
    }

    /// <summary>A port, a folder and the trainers that look for a coordinator there.</summary>
    private sealed class Site : IDisposable
    {
        private readonly ScratchFolder _scratch = new();
        private readonly int _port = FreePort();
        private readonly List<Process> _trainers = [];

        public void StartTrainer() => _trainers.Add(
            ProgramRun.Trainer("--coordinator", $"127.0.0.1:{_port}", "--slots", "1", "--plugins", PlugIns, "--state", Path.Combine(_scratch.Path, "trainer")));

        public Search Search(string name, string[] job) => new(_port, Path.Combine(_scratch.Path, name), job);

        /// <summary>Runs a search whose first fold is handed out when all trainers are there.</summary>
        public ClusterRun OnAllTrainers(string name, string[] job)
        {
            // Stopped meanwhile, or the first to come would have a fold before the search pauses.
            Signal("STOP");
            using var search = Search(name, job);
            search.Pause();
            Signal("CONT");
            search.ResumeWith(_trainers.Count);
            return search.Finish([]);
        }

        private void Signal(string name)
        {
            using var kill = Process.Start("kill", [$"-{name}", .. _trainers.Select(trainer => $"{trainer.Id}")]);
            kill.WaitForExit();
            if (kill.ExitCode != 0) throw new InvalidOperationException($"The trainers do not take SIG{name}.");
        }

        public void Dispose()
        {
            foreach (var trainer in _trainers)
            {
                trainer.Kill();
                trainer.WaitForExit();
                trainer.Dispose();
            }

            _scratch.Dispose();
        }
    }

    /// <summary>A coordinator that trainers find.</summary>
    private sealed class Search : IDisposable
    {
        private readonly string _output;
        private readonly Process _coordinator;
        private readonly ServedPage _page;
        private readonly Task _ended;

        public Search(int port, string output, string[] job)
        {
            _output = output;
            _coordinator = ProgramRun.Coordinator(["run", .. job, "--out", output, "--port", $"{port}", "--slots", "0", "--dashboard", "127.0.0.1:0"]);
            _page = ServedPage.Of(_coordinator, output);
            _ended = Task.Run(() => ProgramRun.Finish(_coordinator));
            SpinWait.SpinUntil(() => _ended.IsCompleted || Listens(port));
        }

        public void Pause() => _page.Post("api/pause");

        public void ResumeWith(int trainers)
        {
            SpinWait.SpinUntil(() => _ended.IsCompleted || _page.Get("api/nodes").GetProperty("total").GetInt32() == trainers);
            _page.Post("api/resume");
        }

        /// <param name="starts">When each trainer started, in milliseconds since 1970.</param>
        public ClusterRun Finish(IReadOnlyList<long> starts)
        {
            _ended.GetAwaiter().GetResult();
            using var connection = new SqliteConnection($"Data Source={Path.Combine(_output, "study.db")};Mode=ReadOnly;Pooling=False");
            connection.Open();
            var (first, last) = Rows(connection, "SELECT min(granted_at), max(ended_at) FROM attempts WHERE fold IS NOT NULL AND state = 1").Single();
            // Which node is which process is not told; they start one after the other, and so do their first folds.
            var grants = Rows(connection, "SELECT min(granted_at), 0 FROM attempts GROUP BY node ORDER BY 1").Select(row => row.First);
            return new ClusterRun((last - first) / 1000.0, [.. grants.Zip(starts, (grant, start) => (grant - start) / 1000.0)]);
        }

        public void Dispose()
        {
            _page.Dispose();
            _coordinator.Dispose();
        }
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    private static bool Listens(int port)
    {
        try
        {
            using var call = new TcpClient();
            call.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static List<(long First, long Last)> Rows(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The queries are the two above.
        command.CommandText = query;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        List<(long, long)> rows = [];
        while (reader.Read())
        {
            rows.Add((reader.GetInt64(0), reader.GetInt64(1)));
        }

        return rows;
    }
}
