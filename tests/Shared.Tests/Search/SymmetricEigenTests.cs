using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Search.CmaEs;

namespace ActorSearch.Shared.Tests.Search;

public class SymmetricEigenTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(20)]
    public void Vectors_and_values_make_the_matrix_again(int n)
    {
        var stream = RandomStream.For(1, StreamPurpose.Suggestion, n);
        var matrix = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++) matrix[i, j] = matrix[j, i] = stream.NextNormal();
        }

        var (vectors, values) = SymmetricEigen.Decompose(matrix);

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                Assert.Equal(matrix[i, j], Enumerable.Range(0, n).Sum(k => vectors[i, k] * values[k] * vectors[j, k]), 1e-12);
                Assert.Equal(i == j ? 1 : 0, Enumerable.Range(0, n).Sum(k => vectors[k, i] * vectors[k, j]), 1e-12);
            }
        }
    }
}
