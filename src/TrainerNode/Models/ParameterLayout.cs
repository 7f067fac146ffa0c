using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Models;

/// <summary>Position of each parameter of a net in its flat block; engines choose order within a block, padding and alignment.</summary>
/// <param name="Blocks">The parameters in the order in which initial weights are drawn: input to output, weight before bias.</param>
/// <param name="Length">Floats in the flat block, padding included: a multiple of 16, the widest vector. Padding is 0 and its gradient is 0.</param>
public sealed record ParameterLayout(ImmutableArray<ParameterBlock> Blocks, int Length)
{
    /// <summary>
    /// Floats at the front that have a gradient, a multiple of 16. What follows is not a parameter, but still a part of the net all the
    /// same, written by its own passes: the running mean and variance of batch normalisation.
    /// </summary>
    public int Trained { get; init; } = Length;

    /// <summary>How many parameters there are, padding apart.</summary>
    public int Count => Blocks.Where(block => block.Offset < Trained).Sum(block => block.Rows * block.Columns);

    /// <summary>A copy of the parameters by name, row by row without padding: the same whatever engine laid them out.</summary>
    /// <param name="parameters"><see cref="Length"/> floats.</param>
    public ImmutableArray<NamedWeights> Export(ReadOnlySpan<float> parameters)
    {
        var weights = ImmutableArray.CreateBuilder<NamedWeights>(Blocks.Length);
        foreach (var block in Blocks)
        {
            var values = new float[block.Rows * block.Columns];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = parameters[block.IndexOf(i / block.Columns, i % block.Columns)];
            }

            weights.Add(new NamedWeights(block.Name, block.Shape, values));
        }

        return weights.MoveToImmutable();
    }

    /// <summary>The way back from <see cref="Export"/>; padding is left alone.</summary>
    /// <param name="weights">By name, in any order.</param>
    /// <param name="parameters">Where to write, <see cref="Length"/> floats.</param>
    /// <exception cref="InvalidDataException">Names or shapes are not those of this layout.</exception>
    public void Import(ImmutableArray<NamedWeights> weights, Span<float> parameters)
    {
        if (weights.Length != Blocks.Length)
        {
            throw new InvalidDataException($"{weights.Length} weights for a net of {Blocks.Length}.");
        }

        foreach (var block in Blocks)
        {
            var named = weights.FirstOrDefault(candidate => candidate.Name == block.Name)
                ?? throw new InvalidDataException($"The weights lack {block.Name}.");
            if (!named.Shape.SequenceEqual(block.Shape) || named.Values.Length != block.Rows * block.Columns)
            {
                throw new InvalidDataException(
                    $"{block.Name} has shape [{string.Join(", ", named.Shape)}], not [{string.Join(", ", block.Shape)}].");
            }

            for (var i = 0; i < named.Values.Length; i++)
            {
                parameters[block.IndexOf(i / block.Columns, i % block.Columns)] = named.Values[i];
            }
        }
    }
}

/// <summary>One parameter: a matrix of outputs × inputs, or a vector (one column).</summary>
/// <param name="Name">As TorchSharp would name it in a Sequential: <c>0.weight</c>, <c>0.bias</c>.</param>
/// <param name="Rows">Outputs.</param>
/// <param name="Columns">Inputs, or 1 for a bias.</param>
/// <param name="FanIn">Inputs that reach one output; for a bias too.</param>
/// <param name="Offset">Where element (0, 0) lies.</param>
/// <param name="RowStride">Floats from (r, c) to (r + 1, c).</param>
/// <param name="ColumnStride">Floats from (r, c) to (r, c + 1).</param>
public sealed record ParameterBlock(
    string Name, int Rows, int Columns, int FanIn, int Offset, int RowStride, int ColumnStride)
{
    /// <summary>Its sizes in TorchSharp's order; default: outputs × inputs or outputs.</summary>
    public ImmutableArray<int> Shape { get; init; } = Name.EndsWith(".bias", StringComparison.Ordinal) ? [Rows] : [Rows, Columns];

    /// <summary>Its role; default: by its name.</summary>
    public ParameterRole Role { get; init; } = Name.EndsWith(".bias", StringComparison.Ordinal) ? ParameterRole.Bias : ParameterRole.Weight;

    /// <summary>Outputs that one input reaches; default: the rows.</summary>
    public int FanOut { get; init; } = Rows;

    /// <summary>Floats from sixteen rows to the next sixteen; default: rows are evenly spaced.</summary>
    public int PanelStride { get; init; } = PanelRows * RowStride;

    /// <summary>Whether it is a bias.</summary>
    public bool IsBias => Name.EndsWith(".bias", StringComparison.Ordinal);

    /// <summary>Index of element (row, column) in the flat block.</summary>
    public int IndexOf(int row, int column) =>
        Offset + (row / PanelRows * PanelStride) + (row % PanelRows * RowStride) + (column * ColumnStride);

    private const int PanelRows = 16;
}

/// <summary>What a parameter does, which decides how it begins.</summary>
public enum ParameterRole
{
    /// <summary>Multiplies inputs; drawn.</summary>
    Weight,

    /// <summary>Added to a layer's outputs.</summary>
    Bias,

    /// <summary>Numbers of texts, one row for each; drawn, but the last row begins at 0.</summary>
    Embedding,

    /// <summary>Multiplies a normalised channel; begins at 1.</summary>
    NormScale,

    /// <summary>Added to a normalised channel; begins at 0.</summary>
    NormShift,

    /// <summary>Running mean of a channel, not trained; begins at 0.</summary>
    NormMean,

    /// <summary>Running variance of a channel, not trained; begins at 1.</summary>
    NormVariance,
}
