using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments;

/// <summary>The settings that vary, in the order of the file.</summary>
public sealed record SearchSpace(ImmutableArray<Dimension> Dimensions);

/// <summary>One setting that varies.</summary>
/// <param name="Path">The setting's path.</param>
/// <param name="Values">What it may take.</param>
/// <param name="When">It varies only where all of these were chosen; empty is always.</param>
public sealed record Dimension(string Path, DimensionValues Values, ImmutableArray<Choice> When);

/// <summary>What a setting may take.</summary>
public abstract record DimensionValues
{
    private DimensionValues()
    {
    }

    /// <summary>One of these canonical texts.</summary>
    public sealed record Listed(ImmutableArray<string> Items) : DimensionValues;

    /// <summary>Uniform in [Low, High].</summary>
    public sealed record Uniform(double Low, double High) : DimensionValues;

    /// <summary>Uniform in the logarithm between Low and High, both &gt; 0.</summary>
    public sealed record LogUniform(double Low, double High) : DimensionValues;

    /// <summary>A whole number from Low to High, both included.</summary>
    public sealed record Whole(long Low, long High) : DimensionValues;
}
