using ActorSearch.Abstractions;

namespace ActorSearch.Tests.Ridge;

/// <param name="Weights">The intercept, one for each input, and one for each square of an input if it has squares.</param>
internal sealed record RidgeModel(double[] Weights, bool Squares)
{
    public static RidgeModel Fit(ObjectiveRows rows, ReadOnlySpan<int> chosen, double alpha, bool squares)
    {
        var size = 1 + (rows.Columns * (squares ? 2 : 1));
        var (system, right) = (new double[size, size], new double[size]);
        foreach (var row in chosen)
        {
            var features = Features(rows.Row(row), squares);
            for (var i = 0; i < size; i++)
            {
                right[i] += features[i] * rows.Targets.Span[row];
                for (var j = 0; j < size; j++) system[i, j] += features[i] * features[j];
            }
        }

        for (var i = 1; i < size; i++) system[i, i] += alpha;
        return new RidgeModel(Solve(system, right), squares);
    }

    public double Predict(ReadOnlySpan<double> inputs)
    {
        var (features, sum) = (Features(inputs, Squares), 0.0);
        for (var i = 0; i < features.Length; i++) sum += features[i] * Weights[i];
        return sum;
    }

    /// <summary>NaN without rows.</summary>
    public (double MeanSquaredError, double Determination) Score(ObjectiveRows rows, ReadOnlySpan<int> chosen)
    {
        var (mean, errors, spread) = (0.0, 0.0, 0.0);
        foreach (var row in chosen) mean += rows.Targets.Span[row] / chosen.Length;
        foreach (var row in chosen)
        {
            var (error, deviation) = (Predict(rows.Row(row)) - rows.Targets.Span[row], rows.Targets.Span[row] - mean);
            errors += error * error;
            spread += deviation * deviation;
        }

        return (errors / chosen.Length, 1 - (errors / spread));
    }

    private static double[] Features(ReadOnlySpan<double> inputs, bool squares)
    {
        double[] features = [1, .. inputs];
        return squares ? [.. features, .. features.Skip(1).Select(input => input * input)] : features;
    }

    // Gaussian elimination without pivoting: the system is symmetric and positive definite.
    private static double[] Solve(double[,] system, double[] right)
    {
        var size = right.Length;
        for (var pivot = 0; pivot < size; pivot++)
        {
            for (var row = pivot + 1; row < size; row++)
            {
                var factor = system[row, pivot] / system[pivot, pivot];
                for (var column = pivot; column < size; column++) system[row, column] -= factor * system[pivot, column];
                right[row] -= factor * right[pivot];
            }
        }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var column = row + 1; column < size; column++) right[row] -= system[row, column] * right[column];
            right[row] /= system[row, row];
        }

        return right;
    }
}
