using System.Runtime.CompilerServices;
using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.Shared.Search.Gp;

/// <summary>
/// How unlikely parameters are, given results: the negative logarithm of their evidence and of what is thought likely before, with its slope
/// (Rasmussen and Williams, 2006, 5.8 and 5.9).
/// </summary>
internal sealed class Posterior(Features points, double[] values, double[] variances)
{
    private readonly int _axes = points.Layout.Axes;

    /// <summary>The value at some parameters; +∞ where they make no positive definite matrix.</summary>
    /// <param name="slope">Gets the derivative by each.</param>
    public double At(double[] parameters, double[] slope)
    {
        Array.Clear(slope);
        var (size, stride) = (points.Count, points.Stride);
        var natural = Array.ConvertAll(parameters, Elementary.Exp);
        var slopes = new double[size * stride];
        var noise = Covariance.Noise(natural, _axes, values.Length, variances);
        if (Triangle.Factor(Covariance.Compute(points, natural, noise, slopes), size) is not { } triangle) return double.PositiveInfinity;

        var alpha = new double[stride];
        values.CopyTo(alpha, 0);
        triangle.Solve(alpha.AsSpan(0, size));
        var fit = 0.0;
        for (var i = 0; i < size; i++) fit += values[i] * alpha[i];
        AddSlope(triangle.NegativeInverse(), alpha, slopes, natural, noise, fit, slope);
        return (0.5 * (fit + triangle.LogDeterminant())) + Parameters.AddPenalty(parameters, _axes, slope);
    }

    /// <summary>The slope is −½ Σ q · ∂K, q = α·αᵀ − K⁻¹.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddSlope(double[] inverse, double[] alpha, double[] slopes, double[] natural, double[] noise, double fit, double[] slope)
    {
        var (size, stride, features) = (points.Count, points.Stride, points.Layout.Items.Length);
        var (sums, products) = (new double[features * stride], new double[stride]);
        for (var j = 0; j < size; j++)
        {
            var first = j / Columns.Padding * Columns.Padding;
            for (var i = first; i < stride; i++)
            {
                products[i] = i <= j ? 0 : ((alpha[i] * alpha[j]) + inverse[(j * stride) + i]) * slopes[(j * stride) + i];
            }

            for (var f = 0; f < features; f++)
            {
                Matern.AddSquares(points, f, j, first, products.AsSpan(first), sums.AsSpan((f * stride) + first, stride - first));
            }
        }

        for (var f = 0; f < features; f++)
        {
            var axis = points.Layout.Items[f].Axis;
            for (var i = 0; i < size; i++) slope[axis] -= sums[(f * stride) + i] * natural[_axes] * natural[axis];
        }

        // Σ q · K = y·α − n holds what the diagonal's noise does not.
        var (ofNoise, ofCommon, ofKnown) = (0.0, 0.0, 0.0);
        for (var i = 0; i < size; i++)
        {
            var q = (alpha[i] * alpha[i]) + inverse[(i * stride) + i];
            ofNoise += q * noise[i];
            ofCommon += q;
            if (variances.Length > 0) ofKnown += q * variances[i];
        }

        slope[_axes] -= 0.5 * (fit - size - ofNoise);
        slope[_axes + 1] -= 0.5 * ofCommon * natural[_axes + 1];
        slope[_axes + 2] -= 0.5 * ofKnown * natural[_axes + 2];
    }
}
