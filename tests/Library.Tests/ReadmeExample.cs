namespace ActorSearch.Library.Tests;

/// <summary>The second example of README.md, which a test compares with it.</summary>
internal static class ReadmeExample
{
    public static StudyResult Search()
    {
        var experiment = new ExperimentBuilder("first", seed: 1)
            .Float("rate", 1e-5, 1, log: true)
            .Int("width", 8, 128)
            .Category("solver", "sgd", "adam")
            .Float("momentum", 0, 0.9, step: 0.1).When("solver", "sgd")
            .Strategy(SearchStrategy.Auto, samples: 40)
            .Folds(5);

        var result = Study.Run(experiment, (trial, fold, cancellation) =>
        {
            var noise = fold.Random.Stream("noise").NextNormal() / 100;        // your training, and its validation loss
            return Math.Pow(Math.Log10(trial.Number("rate")) + 2, 2) + Math.Abs(trial.Whole("width") - 32) / 32.0 + noise;
        });

        Console.WriteLine($"rate {result.Best!.Values.Number("rate")}: {result.Best.Mean:f3} ± {result.Best.StandardError:f3}, digest {result.Digest}");
        return result;
    }
}
