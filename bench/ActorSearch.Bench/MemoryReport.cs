using System.Globalization;

namespace ActorSearch.Bench;

/// <summary>Resident memory of the program over 10,000 trainings of one epoch, sampled while it runs; Linux only.</summary>
internal static class MemoryReport
{
    private static readonly string[] Engines = ["dense", "torch"];

    public static void Print()
    {
        Console.WriteLine("Resident MB of the process over 10,000 trainings of one epoch (2,000 learning rates × 5 folds), 2 slots:");
        Console.WriteLine();
        Console.WriteLine("| engine | after 20% of the samples | 40% | 60% | 80% | at the end of the trainings |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var engine in Engines)
        {
            var samples = Samples(engine);
            var cells = new[] { 0.2, 0.4, 0.6, 0.8, 1 }.Select(share => samples[(int)(share * (samples.Count - 1))].ToString("f0", CultureInfo.InvariantCulture));
            Console.WriteLine($"| {engine} | {string.Join(" | ", cells)} |");
        }
    }

    private static List<double> Samples(string engine)
    {
        using var folder = new ScratchFolder();
        using var process = ProgramRun.Coordinator(
        [
            "run", ProgramRun.Shipped("hocon/experiments/default.conf"), "--out", folder.Path, "--slots", "2",
            .. new[]
            {
                "training.max-epochs=1", "training.batch-size=40", "model.hidden=[64,128]", "optimizer.weight-decay=0", "refit.restarts=1",
                "space.optimizer.learning-rate={ log-uniform = [1e-4, 1e-2] }", "search { strategy = random, samples = 2000 }",
                $"engine={engine}",
            }.SelectMany(given => new[] { "--set", given }),
        ]);
        var output = Task.Run(() => ProgramRun.Finish(process));
        var samples = new List<double>();
        while (!output.Wait(100))
        {
            // The refit's model is written after the trainings: what follows it is no part of them.
            process.Refresh();
            if (!process.HasExited && !File.Exists(Path.Combine(folder.Path, "best.json")))
            {
                samples.Add(process.WorkingSet64 / 1e6);
            }
        }

        return samples;
    }
}
