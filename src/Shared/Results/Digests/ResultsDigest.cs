using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Shared.Results.Digests;

/// <summary>
/// SHA-256 of all results of a search: equal exactly if two runs counted the same folds with the same losses and selected the
/// same. Folds are added in the order of configuration and fold, one at a time, so that a million need no memory. What is hashed,
/// UTF-8 text preceded by its length in bytes, integers as 32 bits little-endian:
/// <code>
/// "results 1"
/// for each fold:  configuration index  its key  number of choices  (path  value)…  fold  FoldDigest (32 bytes)
/// −1  then  "none"  or  rule  configuration index  bits of its loss (64, little-endian)  refit epochs  and, unless the rule is
///     "MeanBest", bits of its cost (64)
/// </code>
/// </summary>
public sealed class ResultsDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private FoldId? _last;

    public ResultsDigest() => Append("results 1");

    /// <param name="configuration">Its configuration.</param>
    /// <param name="fold">Which fold, counted through the repeats, from 0.</param>
    /// <param name="foldDigest">See <see cref="FoldDigest"/>.</param>
    /// <exception cref="ArgumentException">The fold comes before the last one or is the same, or the digest is none.</exception>
    public void Add(Configuration configuration, int fold, ReadOnlySpan<byte> foldDigest) =>
        Add(configuration.Index, configuration.Key, configuration.Choices, fold, foldDigest);

    /// <param name="index">The configuration's index.</param>
    /// <param name="key">Its key.</param>
    /// <param name="choices">What the space chose for it.</param>
    /// <param name="fold">Which fold, counted through the repeats, from 0.</param>
    /// <param name="foldDigest">See <see cref="FoldDigest"/>.</param>
    /// <exception cref="ArgumentException">The fold comes before the last one or is the same, or the digest is none.</exception>
    public void Add(int index, ConfigurationKey key, ImmutableArray<Choice> choices, int fold, ReadOnlySpan<byte> foldDigest)
    {
        var id = new FoldId(index, fold);
        if (_last is { } last && (last.Configuration, last.Fold).CompareTo((id.Configuration, id.Fold)) >= 0)
        {
            throw new ArgumentException($"Fold {id} comes after {last}: not in order.", nameof(fold));
        }

        if (foldDigest.Length != SHA256.HashSizeInBytes)
        {
            throw new ArgumentException("A fold's digest has 32 bytes.", nameof(foldDigest));
        }

        _last = id;
        Append(index);
        Append(key.Hex);
        Append(choices.Length);
        foreach (var choice in choices)
        {
            Append(choice.Path);
            Append(choice.Value);
        }

        Append(fold);
        _hash.AppendData(foldDigest);
    }

    /// <summary>Adds the selection and gives the digest as 64 lower-case hex digits; the next digest begins from the start.</summary>
    /// <param name="selected">The winner, or null where there is none.</param>
    public string Finish(Selected? selected)
    {
        Append(-1);
        if (selected is null)
        {
            Append("none");
        }
        else
        {
            Append(NameOf(selected.Rule));
            Append(selected.Configuration);
            Append(selected.Loss);
            Append(selected.RefitEpochs);
            if (selected.Rule != SelectionRule.MeanBest)
            {
                Append(selected.Cost);
            }
        }

        var hex = Convert.ToHexStringLower(_hash.GetHashAndReset());
        _last = null;
        Append("results 1");
        return hex;
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    // Digests outlive names: those of the first rules stay as they were first written.
    private static string NameOf(SelectionRule rule) => rule switch
    {
        SelectionRule.MeanBest => "MeanBest",
        SelectionRule.OneStandardError => "OneStandardError",
        _ => SelectionRuleWords.WordFor(rule),
    };

    private void Append(double value)
    {
        Span<byte> bits = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(bits, value);
        _hash.AppendData(bits);
    }

    private void Append(int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        _hash.AppendData(bytes);
    }

    private void Append(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(bytes.Length);
        _hash.AppendData(bytes);
    }
}
