namespace ActorSearch.Shared.Search.CmaEs;

/// <summary>Eigenvectors and eigenvalues of a symmetric matrix by Jacobi's rotations, in a fixed order.</summary>
internal static class SymmetricEigen
{
    private const int MostSweeps = 30;
    private const double Negligible = 1e-15;

    /// <summary>The matrix is Vectors · diag(Values) · Vectorsᵀ.</summary>
    public static (double[,] Vectors, double[] Values) Decompose(double[,] symmetric)
    {
        var n = symmetric.GetLength(0);
        var a = (double[,])symmetric.Clone();
        var vectors = new double[n, n];
        for (var i = 0; i < n; i++) vectors[i, i] = 1;
        for (var sweep = 0; sweep < MostSweeps && OffDiagonal(a) > Negligible; sweep++)
        {
            for (var p = 0; p < n - 1; p++)
            {
                for (var q = p + 1; q < n; q++) Rotate(a, vectors, p, q);
            }
        }

        return (vectors, [.. Enumerable.Range(0, n).Select(i => a[i, i])]);
    }

    /// <summary>The largest entry off the diagonal, relative to the trace.</summary>
    private static double OffDiagonal(double[,] a)
    {
        double largest = 0, trace = 0;
        for (var i = 0; i < a.GetLength(0); i++)
        {
            trace += Math.Abs(a[i, i]);
            for (var j = i + 1; j < a.GetLength(0); j++) largest = Math.Max(largest, Math.Abs(a[i, j]));
        }

        return trace == 0 ? 0 : largest / trace;
    }

    private static void Rotate(double[,] a, double[,] vectors, int p, int q)
    {
        if (a[p, q] == 0) return;
        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        for (var i = 0; i < a.GetLength(0); i++) (a[i, p], a[i, q]) = ((c * a[i, p]) - (s * a[i, q]), (s * a[i, p]) + (c * a[i, q]));
        for (var i = 0; i < a.GetLength(0); i++) (a[p, i], a[q, i]) = ((c * a[p, i]) - (s * a[q, i]), (s * a[p, i]) + (c * a[q, i]));
        for (var i = 0; i < a.GetLength(0); i++)
        {
            (vectors[i, p], vectors[i, q]) = ((c * vectors[i, p]) - (s * vectors[i, q]), (s * vectors[i, p]) + (c * vectors[i, q]));
        }
    }
}
