using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Models;

/// <summary>Where each parameter of a net lies in its flat block; engines choose order within a block, padding and alignment.</summary>
/// <param name="Blocks">The parameters in the order in which first weights are drawn: input to output, weight before bias.</param>
/// <param name="Length">Floats in the flat block, padding included: a multiple of 16, the widest vector. Padding is 0 and its gradient is 0.</param>
public sealed record ParameterLayout(ImmutableArray<ParameterBlock> Blocks, int Length)
{
    /// <summary>How many parameters there are, padding apart.</summary>
    public int Count => Blocks.Sum(block => block.Rows * block.Columns);
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
    /// <summary>Whether it is a bias.</summary>
    public bool IsBias => Name.EndsWith(".bias", StringComparison.Ordinal);

    /// <summary>Where element (row, column) lies in the flat block.</summary>
    public int IndexOf(int row, int column) => Offset + (row * RowStride) + (column * ColumnStride);
}
