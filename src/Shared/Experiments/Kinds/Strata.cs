namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>The rows of a data set as validation sees them: how many there are, the stratum of each, and what columns say of them.</summary>
public sealed class Strata
{
    private const int Parts = 5;

    private readonly int[] _labels;

    private Strata(int[] labels, int count) => (_labels, Count, Trained) = (labels, count, labels.Length);

    public int Rows => _labels.Length;

    /// <summary>How many strata; one may be empty.</summary>
    public int Count { get; }

    /// <summary>The stratum of each row, from 0 to <see cref="Count"/> − 1.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>The labels of each row, a bit each; null where rows have none.</summary>
    public int[]? LabelSets { get; private init; }

    /// <summary>The group of each row, from 0; null if no column says it.</summary>
    public int[]? Groups { get; private init; }

    /// <summary>The time of each row; null if no column says it.</summary>
    public double[]? Times { get; private init; }

    /// <summary>The fold in which each row validates, −1 for none; null if no column says it.</summary>
    public int[]? Folds { get; private init; }

    /// <summary>Rows from this one on are those of the validation file; <see cref="Rows"/> if there is none.</summary>
    public int Trained { get; private init; }

    /// <summary>The same rows with what columns say of them.</summary>
    /// <param name="trained">The first row of the validation file.</param>
    public Strata With(int[]? groups, double[]? times, int[]? folds, int trained) =>
        new(_labels, Count) { LabelSets = LabelSets, Groups = groups, Times = times, Folds = folds, Trained = trained };

    /// <summary>Rows by their time, rows of one time by their place in the file; by their place alone if there are no times.</summary>
    public int[] InTime()
    {
        int[] rows = [.. Enumerable.Range(0, Rows)];
        return Times is null ? rows : [.. rows.OrderBy(row => Times[row])];
    }

    /// <summary>All rows alike.</summary>
    public static Strata One(int rows) => new(new int[rows], 1);

    /// <summary>All rows alike, with the labels of each.</summary>
    public static Strata Labelled(int[] sets) => new(new int[sets.Length], 1) { LabelSets = sets };

    /// <summary>One stratum a class.</summary>
    /// <param name="labels">The class of each row, from 0; not to be written afterwards.</param>
    /// <param name="classes">How many classes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is not that of a class.</exception>
    public static Strata Classes(int[] labels, int classes)
    {
        foreach (var label in labels)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(label, nameof(labels));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, classes, nameof(labels));
        }

        return new Strata(labels, classes);
    }

    /// <summary>Fifths of a numeric target, by rank: equal targets go to the lower fifth in the order of their rows.</summary>
    /// <param name="targets">The target of each row, finite.</param>
    public static Strata Fifths(ReadOnlySpan<float> targets)
    {
        var values = targets.ToArray();
        var rows = new int[values.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
        }

        Array.Sort(rows, (a, b) => values[a].CompareTo(values[b]) is var order and not 0 ? order : a.CompareTo(b));
        var labels = new int[rows.Length];
        for (var rank = 0; rank < rows.Length; rank++)
        {
            labels[rows[rank]] = (int)((long)rank * Parts / rows.Length);
        }

        return new Strata(labels, Parts);
    }
}
