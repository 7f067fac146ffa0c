using System.Globalization;
using ActorSearch.Coordinator.Wording;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.Coordinator.Announcing;

/// <summary>The expected time of a fold and of the search, and how it was estimated.</summary>
internal static class CostWords
{
    public static string Describe(Announcement announced)
    {
        var (work, rows) = (announced.Work, announced.Fold.Train);
        var fold = $"one fold: {Range(work.Epochs.Least, work.Epochs.Most, Number)} {(work.Epochs.Most == 1 ? "epoch" : "epochs")} at most"
            + (work.Parameters.Most == 0 ? "" : $" × {Number(rows)} rows × {Range(work.Parameters.Least, work.Parameters.Most, Number)} parameters");
        if (announced.Time is not { } time)
        {
            return $"{fold}; the time is known after the first folds";
        }

        var found = time.Epochs == 0 ? "by its settings" : $"from {Figures.Count(time.Epochs, "timed epoch")} of configuration {work.Typical.Index}";
        return $"{fold}, about {Range(time.Least, time.Most, Duration)} ({found}); all {Figures.Count(work.Folds, "fold")}: "
            + (announced.Total is { } total ? $"about {Duration(total)} on {Figures.Count(announced.Slots, "slot")}" : "depends on the slots that join")
            + (Stops(announced) ? ", less where folds stop early" : "")
            + (announced.Experiment.Racing != FoldRacing.All ? ", and for those that are not trained" : "");
    }

    private static bool Stops(Announcement announced) => announced.Work.Typical.Hyperparameters.Training.EarlyStopping is not null;

    private static string Range<T>(T least, T most, Func<T, string> shown) =>
        shown(least) is var low && shown(most) is var high && low == high ? low : $"{low} to {high}";

    private static string Number(int number) => Number((long)number);

    private static string Number(long number) => number switch
    {
        < 10_000 => number.ToString(CultureInfo.InvariantCulture),
        < 999_950 => (number / 1e3).ToString("0.#", CultureInfo.InvariantCulture) + "k",
        _ => (number / 1e6).ToString("0.#", CultureInfo.InvariantCulture) + "M",
    };

    /// <summary>An estimate with few digits.</summary>
    private static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 0.01 => "0.01 s",
        < 1 => time.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture) + " s",
        < 10 => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture) + " s",
        _ => Figures.Format(time),
    };
}
