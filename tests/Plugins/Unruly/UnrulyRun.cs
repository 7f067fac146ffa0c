using System.Diagnostics;
using System.Globalization;
using ActorSearch.Abstractions;

namespace ActorSearch.Tests.Unruly;

internal sealed class UnrulyRun : IObjectiveRun
{
    private Func<EpochReport, bool>? _earlier;

    public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
    {
        switch (task.Trial.Text("does"))
        {
            case "throw":
                throw new InvalidDataException("the matrix is singular");
            case "exit":
                Environment.Exit(7);
                break;
            case "fail-fast":
                Environment.FailFast("out of luck");
                break;
            case "overflow":
                Overflow(1);
                break;
            case "print":
                Console.WriteLine("words for people");
                break;
            case "hang":
                Hang();
                break;
            case "null":
                return null!;
            case "late":
                return Late(onEpoch);
            case "report":
                var thread = new Thread(() => onEpoch(new EpochReport(1, double.NaN)));
                thread.Start();
                thread.Join();
                break;
        }

        onEpoch(new EpochReport(1, task.Random.Stream("loss").NextDouble()));
        return new TrainingEnd.Trained();
    }

    public void Dispose()
    {
    }

    // As a thread would that an earlier training has left behind.
    private TrainingEnd.Trained Late(Func<EpochReport, bool> onEpoch)
    {
        onEpoch(new EpochReport(1, 0.5));
        var continues = _earlier?.Invoke(new EpochReport(2, -100));
        _earlier = onEpoch;
        return continues == true ? throw new InvalidOperationException("A late report was taken.") : new TrainingEnd.Trained();
    }

    private static int Overflow(int depth) => depth < 0 ? 0 : Overflow(depth + 1) + depth;

    // With a process that outlives it unless somebody ends both.
    private static void Hang()
    {
        using var sleeper = Process.Start("sleep", "1000");
        File.AppendAllText("hanging.txt", string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n{sleeper.Id}\n"));
        Thread.Sleep(Timeout.Infinite);
    }
}
