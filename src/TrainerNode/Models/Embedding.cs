using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.TrainerNode.Models;

/// <summary>A table of numbers that are trained with a net: an input that is a row of it is replaced by the numbers of this row.</summary>
/// <param name="At">Place of the input.</param>
/// <param name="Rows">Rows of the table, ≥ 1; the last one is that of unknown texts.</param>
/// <param name="Dimensions">Numbers of a row, ≥ 1.</param>
public readonly record struct Embedding(int At, int Rows, int Dimensions)
{
    /// <summary>The tables of prepared columns.</summary>
    public static ImmutableArray<Embedding> Find(ImmutableArray<PreparedColumn> columns)
    {
        var (found, at) = (ImmutableArray.CreateBuilder<Embedding>(), 0);
        foreach (var column in columns)
        {
            if (column is PreparedColumn.Category { Encoding: FittedEncoding.Rows rows }) found.Add(new Embedding(at, rows.Count, rows.Dimensions));
            at += column.Width;
        }

        return found.ToImmutable();
    }

    /// <summary>Columns and weights as a model keeps them: trained tables are codes of the columns, and the net begins behind them.</summary>
    /// <param name="columns">As they were fitted.</param>
    /// <param name="weights">All of the net, the tables first.</param>
    public static (ImmutableArray<PreparedColumn> Columns, ImmutableArray<NamedWeights> Weights) Learned(
        ImmutableArray<PreparedColumn> columns, ImmutableArray<NamedWeights> weights)
    {
        var tables = 0;
        ImmutableArray<PreparedColumn> learned =
        [
            .. columns.Select(column => column is PreparedColumn.Category { Encoding: FittedEncoding.Rows rows }
                ? new PreparedColumn.Category(rows.Learned(weights[tables++].Values)) : column),
        ];
        return (learned, weights[tables..]);
    }

    /// <summary>The name of a table in a net.</summary>
    internal static string NameOf(int place) => string.Create(CultureInfo.InvariantCulture, $"embedding.{place}.weight");
}
