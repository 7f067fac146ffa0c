using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Models;

/// <summary>Images and how their pixels, numbers from 0 to 1, are scaled: (x − mean) / deviation.</summary>
internal sealed record ImageDescription(int Height, int Width, ImmutableArray<float> Mean, ImmutableArray<float> Deviation)
{
    /// <summary>Height and width.</summary>
    [JsonIgnore]
    public ImageShape Shape => new(Height, Width);
}

/// <summary>The file that a model was trained on.</summary>
/// <param name="Header">Whether its first row names the columns.</param>
/// <param name="Columns">How many it has.</param>
/// <param name="Delimiter">Between them, where the experiment named it.</param>
internal sealed record FileDescription(bool Header, int Columns, char? Delimiter);

/// <summary>A column and how it is scaled: ((x − offset) · 2^−exponent − mean) / deviation.</summary>
internal sealed record ColumnDescription(string Name, float Mean, float Deviation)
{
    public const string Number = "number", Class = "class";

    /// <summary>Its index in the training file; null in a description of an earlier version.</summary>
    public int? Position { get; init; }

    /// <summary>What it holds; null in a description of an earlier version.</summary>
    public string? Type { get; init; }

    /// <summary>Subtracted in double first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double Offset { get; init; }

    /// <summary>Of the power of two that the rest is divided by.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Exponent { get; init; }

    /// <summary>Both.</summary>
    [JsonIgnore]
    public ColumnUnit Unit
    {
        get => new(Offset, Exponent);
        init => (Offset, Exponent) = (value.Offset, value.Exponent);
    }
}
