using System.Collections.Immutable;
using ActorSearch.TrainerNode.Models.Dense.Kernels;

namespace ActorSearch.TrainerNode.Models;

/// <summary>The tables in front of a net, one implementation for all engines: sums run row by row, so that their bits depend on nothing else.</summary>
internal sealed class EmbeddingLayer
{
    /// <summary>Floats that parameters begin at a multiple of: the widest vector.</summary>
    private const int Unit = 16;

    private readonly ImmutableArray<(Embedding Embedding, int To, int Offset)> _tables;
    private readonly ImmutableArray<(int From, int To, int Count)> _copied;
    private double[] _sums = [];

    private EmbeddingLayer(ImmutableArray<Embedding> embeddings, int cells)
    {
        var (tables, copied) = (ImmutableArray.CreateBuilder<(Embedding, int, int)>(), ImmutableArray.CreateBuilder<(int, int, int)>());
        var from = 0;
        foreach (var embedding in embeddings)
        {
            Copy(embedding.At);
            tables.Add((embedding, Inputs, Length));
            (from, Inputs, Length) = (embedding.At + 1, Inputs + embedding.Dimensions, checked(Length + (((embedding.Rows * embedding.Dimensions) + Unit - 1) / Unit * Unit)));
        }

        Copy(cells);
        (_tables, _copied, Cells) = (tables.ToImmutable(), copied.ToImmutable(), cells);

        void Copy(int to)
        {
            if (to > from) copied.Add((from, Inputs, to - from));
            Inputs += to - from;
        }
    }

    /// <summary>Numbers of a row before tables are looked up.</summary>
    public int Cells { get; }

    /// <summary>Numbers of a row afterwards.</summary>
    public int Inputs { get; private set; }

    /// <summary>Floats of all tables, padding included: the first of a net's parameters.</summary>
    public int Length { get; }

    /// <summary>The tables of a net; null if it has none.</summary>
    public static EmbeddingLayer? Create(NetDefinition definition) => definition.Embeddings.IsEmpty ? null : new EmbeddingLayer(definition.Embeddings, definition.Inputs);

    /// <summary>The same parameters behind those of the tables.</summary>
    public ParameterLayout Before(ParameterLayout layout) => layout with
    {
        Blocks =
        [
            .. _tables.Select((table, place) => new ParameterBlock(
                Embedding.NameOf(place), table.Embedding.Rows, table.Embedding.Dimensions, table.Embedding.Rows, table.Offset, table.Embedding.Dimensions, 1) { Role = ParameterRole.Embedding }),
            .. layout.Blocks.Select(block => block with { Offset = block.Offset + Length }),
        ],
        Length = layout.Length + Length,
        Trained = layout.Trained + Length,
    };

    /// <summary>Looks up rows.</summary>
    /// <param name="cells">rows × <see cref="Cells"/>.</param>
    /// <param name="parameters">Of the net.</param>
    /// <param name="inputs">rows × <see cref="Inputs"/>; replaced.</param>
    public void Forward(ReadOnlySpan<float> cells, ReadOnlySpan<float> parameters, Span<float> inputs)
    {
        for (int at = 0, to = 0; at < cells.Length; at += Cells, to += Inputs)
        {
            foreach (var copied in _copied) cells.Slice(at + copied.From, copied.Count).CopyTo(inputs[(to + copied.To)..]);
            foreach (var table in _tables)
            {
                var start = table.Offset + ((int)cells[at + table.Embedding.At] * table.Embedding.Dimensions);
                parameters.Slice(start, table.Embedding.Dimensions).CopyTo(inputs[(to + table.To)..]);
            }
        }
    }

    /// <summary>Adds the slopes of looked-up rows to the gradient of their table.</summary>
    /// <param name="cells">rows × <see cref="Cells"/>.</param>
    /// <param name="slopes">The loss's derivative by the inputs.</param>
    /// <param name="slopeRow">Floats from a row of them to the next.</param>
    /// <param name="gradients">Of the net; those of the tables are replaced.</param>
    public void Backward(ReadOnlySpan<float> cells, ReadOnlySpan<float> slopes, int slopeRow, Span<float> gradients)
    {
        gradients[..Length].Clear();
        if (cells.Length / Cells > PartialSum.Terms)
        {
            SumInDouble(cells, slopes, slopeRow, gradients);
            return;
        }

        for (int at = 0, from = 0; at < cells.Length; at += Cells, from += slopeRow)
        {
            foreach (var table in _tables)
            {
                var dimensions = table.Embedding.Dimensions;
                var row = gradients.Slice(table.Offset + ((int)cells[at + table.Embedding.At] * dimensions), dimensions);
                var own = slopes.Slice(from + table.To, dimensions);
                for (var i = 0; i < row.Length; i++) row[i] += own[i];
            }
        }
    }

    /// <summary>In single precision a long sum for one row of a table would lose digits.</summary>
    private void SumInDouble(ReadOnlySpan<float> cells, ReadOnlySpan<float> slopes, int slopeRow, Span<float> gradients)
    {
        if (_sums.Length == 0) _sums = new double[Length];
        Array.Clear(_sums);
        for (int at = 0, from = 0; at < cells.Length; at += Cells, from += slopeRow)
        {
            foreach (var table in _tables)
            {
                var dimensions = table.Embedding.Dimensions;
                var row = _sums.AsSpan(table.Offset + ((int)cells[at + table.Embedding.At] * dimensions), dimensions);
                var own = slopes.Slice(from + table.To, dimensions);
                for (var i = 0; i < row.Length; i++) row[i] += own[i];
            }
        }

        for (var i = 0; i < _sums.Length; i++) gradients[i] = (float)_sums[i];
    }
}
