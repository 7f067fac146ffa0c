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
    /// <summary>Runs it; trainers get work as they come.</summary>
    /// <param name="trainers">How many, of one slot each.</param>
    /// <param name="job">The experiment file, and what else the coordinator is told.</param>
    public static ClusterRun Of(int trainers, params string[] job) => Of(trainers, isStartApart: false, job);

    /// <summary>Runs it; no work is handed out before all trainers have joined, so that <see cref="Seconds"/> holds no start of a process.</summary>
    /// <inheritdoc cref="Of(int, string[])"/>
    public static ClusterRun StartApart(int trainers, params string[] job) => Of(trainers, isStartApart: true, job);

    private static ClusterRun Of(int trainers, bool isStartApart, string[] job)
    {
        using var scratch = new ScratchFolder();
        var port = FreePort();
        var output = Path.Combine(scratch.Path, "out");
        using var coordinator = ProgramRun.Coordinator(["run", .. job, "--out", output, "--port", $"{port}", "--slots", "0", "--dashboard", "127.0.0.1:0"]);
        using var page = ServedPage.Of(coordinator, output);
        var ended = Task.Run(() => ProgramRun.Finish(coordinator));
        SpinWait.SpinUntil(() => ended.IsCompleted || Listens(port));
        if (isStartApart) page.Post("api/pause");
        var started = new List<(Process Process, long At)>();
        for (var trainer = 0; trainer < trainers; trainer++)
        {
            var at = Now();
            started.Add((ProgramRun.Trainer("--coordinator", $"127.0.0.1:{port}", "--slots", "1", "--state", Path.Combine(scratch.Path, "trainer"), "--once"), at));
        }

        if (isStartApart)
        {
            SpinWait.SpinUntil(() => ended.IsCompleted || page.Get("api/nodes").GetProperty("total").GetInt32() == trainers);
            page.Post("api/resume");
        }

        ended.GetAwaiter().GetResult();
        foreach (var (process, _) in started)
        {
            process.WaitForExit();
            process.Dispose();
        }

        using var connection = new SqliteConnection($"Data Source={Path.Combine(output, "study.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var (first, last) = Rows(connection, "SELECT min(granted_at), max(ended_at) FROM attempts WHERE fold IS NOT NULL AND state = 1").Single();
        // Which node is which process is not told; they start one after the other, and so do their first folds.
        var grants = Rows(connection, "SELECT min(granted_at), 0 FROM attempts GROUP BY node ORDER BY 1").Select(row => row.First);
        return new ClusterRun((last - first) / 1000.0, [.. grants.Zip(started, (grant, start) => (grant - start.At) / 1000.0)]);
    }

    private static long Now() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

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
