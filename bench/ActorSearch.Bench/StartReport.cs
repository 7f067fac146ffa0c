namespace ActorSearch.Bench;

/// <summary>From the start of the process to the first attempt that is handed to a slot, read from the study's database.</summary>
internal static class StartReport
{
    /// <param name="runs">How often it is started.</param>
    public static void Print(int runs)
    {
        double[] granted = new double[runs], scored = new double[runs];
        for (var run = 0; run < runs; run++)
        {
            using var folder = new ScratchFolder();
            var start = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            using var process = ProgramRun.Coordinator(
                "run", ProgramRun.Shipped("hocon/experiments/default.conf"), "--out", folder.Path, "--slots", "2", "--set", "training.max-epochs=1", "--set", "refit.restarts=1");
            ProgramRun.Finish(process);
            var times = AttemptTimes.Of(folder.Path);
            granted[run] = (times.FirstGranted - start) / 1000.0;
            scored[run] = (times.FirstEnded - start) / 1000.0;
        }

        Console.WriteLine($"Seconds from the start of the process, medians of {runs} (least … most):");
        Console.WriteLine();
        Console.WriteLine("| to the first training handed out | to the first fold scored and stored |");
        Console.WriteLine("|---:|---:|");
        Console.WriteLine($"| {Figures.Spread(granted, "f2")} | {Figures.Spread(scored, "f2")} |");
    }
}
