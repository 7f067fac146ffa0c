using System.Globalization;

namespace ActorSearch.Bench;

/// <summary>
/// A coordinator and trainers as processes of their own on this machine: how fast folds go through, what a second trainer brings and how
/// soon a new one trains, read from the study's database.
/// </summary>
internal static class ClusterReport
{
    private const int NoopFolds = 100_000, Folds = 5;

    /// <param name="pairs">Repetitions; one trainer and two take turns.</param>
    /// <param name="epochs">Of each fold of a longer job.</param>
    /// <param name="experiment">The file of the job; what it reads is found from here.</param>
    public static void Print(int pairs, int epochs, string experiment)
    {
        using var scratch = new ScratchFolder();
        var noop = Path.Combine(scratch.Path, "noop.conf");
        File.WriteAllText(noop, $$"""
            name = noop
            data { kind = noisy-curve }
            model { kind = noop }
            training { max-epochs = 1, early-stopping = false }
            validation { kind = k-fold, folds = {{Folds}} }
            space { model.variant = { int = [1, {{NoopFolds / Folds}}] } }
            refit { restarts = 1 }
            """);
        var plugin = Path.Combine(scratch.Path, "plugin.conf");
        File.WriteAllText(plugin, $$"""
            name = plugin
            plugins = [nothing]
            data.kind = none
            validation.folds = {{Folds}}
            objective.kind = nothing
            space { n = { int = [1, {{NoopFolds / Folds}}] } }
            """);
        string[] asItStands = [experiment];
        string[] longer = [.. asItStands, "--set", "training.early-stopping=false", "--set", $"training.max-epochs={epochs}", "--set", "training.averaging=0"];
        (string Text, string[] Job)[] jobs = [($"{Path.GetFileName(experiment)} as it stands", asItStands), ($"the same at {epochs} epochs each", longer)];

        List<double> rates = [], plugged = [], starts = [];
        var seconds = jobs.Select(_ => (One: new List<double>(), Two: new List<double>())).ToList();
        for (var pair = 0; pair < pairs; pair++)
        {
            var empty = ClusterRun.Of(2, noop);
            rates.Add(NoopFolds / empty.Seconds);
            starts.AddRange(empty.UntilTraining);
            plugged.Add(NoopFolds / ClusterRun.Of(2, plugin, "--plugins", ClusterRun.PlugIns).Seconds);
            foreach (var ((_, job), (one, two)) in jobs.Zip(seconds))
            {
                one.Add(ClusterRun.Warm(1, asItStands, job).Seconds);
                two.Add(ClusterRun.Warm(2, asItStands, job).Seconds);
            }
        }

        Console.WriteLine($"A coordinator and trainer processes of one slot each on this machine, durable commits; medians of {pairs} (least … most).");
        Console.WriteLine();
        Console.WriteLine("| what | seen | wanted |");
        Console.WriteLine("|---|---:|---:|");
        Row($"no-op folds a second through two trainers, of {NoopFolds.ToString("n0", CultureInfo.InvariantCulture)}", Figures.Spread(rates, "n0"), "≥ 5,000");
        Row("the same of a plug-in that trains nothing", Figures.Spread(plugged, "n0"), "≥ 10,000");
        foreach (var ((text, _), (one, two)) in jobs.Zip(seconds))
        {
            Row($"{text}, seconds from the first grant to the last fold, one trainer that has done a search before", Figures.Spread(one, "f1"), "");
            Row("the same, two such trainers", Figures.Spread(two, "f1"), "");
            Row("one / two", Figures.Spread([.. one.Zip(two, (a, b) => a / b)], "f2"), "≥ 1.8");
        }

        Row("seconds from a trainer's start to its first fold", Figures.Spread(starts, "f2"), "≤ 3");
    }

    private static void Row(string what, string seen, string wanted) => Console.WriteLine($"| {what} | {seen} | {wanted} |");
}
