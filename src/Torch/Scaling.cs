using ActorSearch.Abstractions;

namespace ActorSearch.Torch;

/// <summary>What makes numbers of mean 0 and deviation 1, fitted on the rows that a training sees; it travels with the model.</summary>
/// <param name="Means">Of each input column; 0 where it is left alone.</param>
/// <param name="Deviations">Of each input column; 1 where it is left alone or constant.</param>
/// <param name="TargetMean">0 for classes.</param>
/// <param name="TargetDeviation">1 for classes.</param>
internal sealed record Scaling(double[] Means, double[] Deviations, double TargetMean, double TargetDeviation)
{
    /// <param name="chosen">Rows to fit on.</param>
    public static Scaling Fit(ObjectiveRows rows, ReadOnlySpan<int> chosen, bool inputs, bool target)
    {
        var (means, deviations) = (new double[rows.Columns], new double[rows.Columns]);
        Array.Fill(deviations, 1);
        for (var column = 0; inputs && column < rows.Columns; column++)
        {
            (means[column], deviations[column]) = Moments(rows.Inputs.Span[column..], rows.Columns, chosen);
        }

        var (mean, deviation) = target ? Moments(rows.Targets.Span, 1, chosen) : (0, 1);
        return new Scaling(means, deviations, mean, deviation);
    }

    /// <summary>The inputs of all rows, rows × columns.</summary>
    public float[] Inputs(ObjectiveRows rows)
    {
        var scaled = new float[rows.Count * rows.Columns];
        for (var row = 0; row < rows.Count; row++)
        {
            var values = rows.Row(row);
            for (var column = 0; column < values.Length; column++)
            {
                scaled[(row * values.Length) + column] = (float)((values[column] - Means[column]) / Deviations[column]);
            }
        }

        return scaled;
    }

    /// <summary>A standardised target.</summary>
    public float Target(double value) => (float)((value - TargetMean) / TargetDeviation);

    /// <summary>The number that an output stands for.</summary>
    public double Unscaled(float output) => TargetMean + (output * TargetDeviation);

    private static (double Mean, double Deviation) Moments(ReadOnlySpan<double> values, int stride, ReadOnlySpan<int> chosen)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var row in chosen) sum += values[row * stride];
        var mean = sum / chosen.Length;
        foreach (var row in chosen) squares += (values[row * stride] - mean) * (values[row * stride] - mean);
        var deviation = Math.Sqrt(squares / chosen.Length);
        return (mean, deviation > 0 ? deviation : 1);
    }
}
