namespace ActorSearch.Library.Tests.Documents;

/// <summary>The code of docs/library.md and of the package's README.</summary>
internal static class LibraryExamples
{
    /// <summary>Reads <c>houses.csv</c> and <c>houses-test.csv</c>, and writes to <c>runs/houses</c>.</summary>
    public static void SearchAnObjective()
    {
        var result = Study.Run(
            new ExperimentBuilder("houses").Float("alpha", 1e-3, 1e3, log: true).Strategy(SearchStrategy.Auto, samples: 30)
                .Data("houses.csv", target: "price", test: "houses-test.csv").Output("runs/houses"),
            new Ridge());

        Console.WriteLine($"alpha {result.Best!.Values.Number("alpha")}, test loss {result.Model!.TestLoss}, files in {result.Model.Folder}");
    }

    public static StudyResult SearchAFunction()
    {
        var experiment = new ExperimentBuilder("first", seed: 1)
            .Float("rate", 1e-5, 1, log: true)
            .Int("width", 8, 128)
            .Strategy(SearchStrategy.Auto, samples: 40)
            .Folds(5);

        var result = Study.Run(experiment, (trial, fold, cancellation) => Train(trial.Number("rate"), trial.Whole("width"), fold.Seed));

        Console.WriteLine($"rate {result.Best!.Values.Number("rate")}: {result.Best.Mean} ± {result.Best.StandardError}");
        return result;
    }

    private static double Train(double rate, long width, ulong seed) => Math.Abs(Math.Log10(rate) + 2) + Math.Abs(width - 32) + ((seed % 7) / 1000.0);
}
