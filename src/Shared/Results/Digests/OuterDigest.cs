using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ActorSearch.Shared.Results.Nested;

namespace ActorSearch.Shared.Results.Digests;

/// <summary>
/// SHA-256 of a search with nested cross-validation: over the text of the lines <c>outer 1</c>, the <see cref="ResultsDigest"/> of the search over all rows,
/// and for each outer fold that of its search and the bits of its final model's loss (16 hex digits, or <c>none</c>).
/// </summary>
public static class OuterDigest
{
    /// <summary>64 lower-case hex digits.</summary>
    /// <param name="main">Digest of the search over all rows.</param>
    /// <param name="folds">Each with the digest of its search, in order.</param>
    public static string Compute(string main, IEnumerable<(OuterFold Fold, string Digest)> folds)
    {
        var text = new StringBuilder($"outer 1\n{main}\n");
        foreach (var (fold, digest) in folds)
        {
            text.Append(digest).Append(' ')
                .Append(fold.Score is { Loss: var loss } ? BitConverter.DoubleToUInt64Bits(loss).ToString("x16", CultureInfo.InvariantCulture) : "none").Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
