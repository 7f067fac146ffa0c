using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ActorSearch.TrainerNode.Analysis;

/// <summary>
/// The gradient of a t-SNE map, equation 5 of van der Maaten and Hinton (2008): 4 Σ (p − q)(y_i − y_j) / (1 + |y_i − y_j|²). One pass
/// over all pairs, eight at a time; the attracting and the repelling half are summed separately, because q's norm is known only at the end.
/// </summary>
internal sealed class TSneForces
{
    private readonly float[] _joint;
    private readonly int _padded;
    private readonly double[] _attraction;
    private readonly double[] _repulsion;

    /// <param name="joint">p, rows × rows.</param>
    /// <param name="rows">How many points.</param>
    public TSneForces(float[] joint, int rows)
    {
        Rows = rows;
        _padded = (rows + Vector256<float>.Count - 1) / Vector256<float>.Count * Vector256<float>.Count;
        _joint = new float[rows * _padded];
        for (var i = 0; i < rows; i++) joint.AsSpan(i * rows, rows).CopyTo(_joint.AsSpan(i * _padded));
        (X, Y, GradientX, GradientY) = (new float[_padded], new float[_padded], new float[_padded], new float[_padded]);
        (_attraction, _repulsion) = (new double[2 * rows], new double[2 * rows]);
        // Points that pad the last vector lie so far out that they pull and push nothing.
        X.AsSpan(rows).Fill(1e15f);
    }

    public int Rows { get; }

    /// <summary>First coordinates; only the first <see cref="Rows"/> are points.</summary>
    public float[] X { get; }

    /// <summary>Second coordinates.</summary>
    public float[] Y { get; }

    /// <summary>Gradient of <see cref="X"/>.</summary>
    public float[] GradientX { get; }

    /// <summary>Gradient of <see cref="Y"/>.</summary>
    public float[] GradientY { get; }

    /// <summary>Computes the gradient at the points.</summary>
    /// <param name="exaggeration">What p is multiplied by.</param>
    public void Compute(double exaggeration)
    {
        var norm = 0.0;
        for (var i = 0; i < Rows; i++) norm += Pairs(i);
        for (var i = 0; i < Rows; i++)
        {
            GradientX[i] = (float)(4 * ((exaggeration * _attraction[2 * i]) - (_repulsion[2 * i] / norm)));
            GradientY[i] = (float)(4 * ((exaggeration * _attraction[(2 * i) + 1]) - (_repulsion[(2 * i) + 1] / norm)));
        }
    }

    /// <summary>Σ p log (p / q), in nats.</summary>
    public double KlDivergence()
    {
        var norm = 0.0;
        for (var i = 0; i < Rows; i++) norm += Pairs(i);
        var divergence = 0.0;
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j < Rows; j++)
            {
                double p = _joint[(i * _padded) + j], x = X[i] - X[j], y = Y[i] - Y[j];
                if (p > 0) divergence += p * Math.Log(p * norm * (1 + (x * x) + (y * y)));
            }
        }

        return divergence;
    }

    /// <summary>Sums what pulls and pushes one point.</summary>
    /// <returns>Its part of q's norm: the sum of 1 / (1 + d²) over the other points.</returns>
    private double Pairs(int i)
    {
        var xs = MemoryMarshal.Cast<float, Vector256<float>>(X.AsSpan());
        var ys = MemoryMarshal.Cast<float, Vector256<float>>(Y.AsSpan());
        var ps = MemoryMarshal.Cast<float, Vector256<float>>(_joint.AsSpan(i * _padded, _padded));
        var (x, y) = (Vector256.Create(X[i]), Vector256.Create(Y[i]));
        Vector256<float> norm = default, attractX = default, attractY = default, repelX = default, repelY = default;
        for (var v = 0; v < ps.Length; v++)
        {
            var (differenceX, differenceY) = (x - xs[v], y - ys[v]);
            var near = Vector256<float>.One / (Vector256<float>.One + (differenceX * differenceX) + (differenceY * differenceY));
            var (pull, push) = (ps[v] * near, near * near);
            norm += near;
            attractX += pull * differenceX;
            attractY += pull * differenceY;
            repelX += push * differenceX;
            repelY += push * differenceY;
        }

        (_attraction[2 * i], _attraction[(2 * i) + 1]) = (Vector256.Sum(attractX), Vector256.Sum(attractY));
        (_repulsion[2 * i], _repulsion[(2 * i) + 1]) = (Vector256.Sum(repelX), Vector256.Sum(repelY));
        return Vector256.Sum(norm) - 1;
    }
}
