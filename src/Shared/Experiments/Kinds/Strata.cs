namespace ActorSearch.Shared.Experiments.Kinds;

/// <summary>The rows of a data set as validation sees them: how many there are, and to which stratum each belongs.</summary>
public sealed class Strata
{
    private const int Parts = 5;

    private readonly int[] _labels;

    private Strata(int[] labels, int count) => (_labels, Count) = (labels, count);

    public int Rows => _labels.Length;

    /// <summary>How many strata; one may be empty.</summary>
    public int Count { get; }

    /// <summary>The stratum of each row, from 0 to <see cref="Count"/> − 1.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>All rows alike.</summary>
    public static Strata One(int rows) => new(new int[rows], 1);

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
