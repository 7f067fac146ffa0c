using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.TrainerNode.Models.Files;

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
internal sealed record FileDescription(bool Header, int Columns, char? Delimiter)
{
    public const char Comma = ',';

    /// <summary>Texts that mean a missing value, besides the usual ones; null if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Missing { get; init; }

    /// <summary>The decimal sign of numbers in texts; null for a point.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public char? Decimal { get; init; }
}

/// <summary>A column and how it is scaled: ((x − offset) · 2^−exponent − mean) / deviation.</summary>
internal sealed record ColumnDescription(string Name, float Mean, float Deviation)
{
    public const string Number = "number", Class = "class", Labels = "labels";

    private static readonly (ColumnType Type, string Word)[] Types =
        [(ColumnType.Number, Number), (ColumnType.Category, "category"), (ColumnType.Flag, "flag"), (ColumnType.Date, "date")];

    /// <summary>Its index in the training file; null in a description of an earlier version.</summary>
    public int? Position { get; init; }

    /// <summary>What it holds; null in a description of an earlier version.</summary>
    public string? Type { get; init; }

    /// <summary>Texts of a category or a flag, in the order of their numbers; null for other types.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Levels { get; init; }

    /// <summary>How the number is made of a date; null for other types.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateNumber? Date { get; init; }

    /// <summary>How the column becomes inputs of the net, instead of mean and deviation; null where these are all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PreparedColumn? Prepared { get; init; }

    /// <summary>What the net learns of a target, before mean and deviation; null: the target itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FittedTarget? Transform { get; init; }

    /// <summary>Subtracted in double first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double Offset { get; init; }

    /// <summary>Of the power of two that the rest is divided by.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Exponent { get; init; }

    /// <summary>What the column holds.</summary>
    [JsonIgnore]
    public InputColumn Column
    {
        get => new(Name, Types.FirstOrDefault(type => type.Word == Type).Type) { Levels = Levels ?? [], Date = Date };
        init => (Type, Levels, Date) = (Types.First(type => type.Type == value.Type).Word, value.Levels.IsEmpty ? null : value.Levels, value.Date);
    }

    /// <summary>Offset and exponent.</summary>
    [JsonIgnore]
    public ColumnUnit Unit
    {
        get => new(Offset, Exponent);
        init => (Offset, Exponent) = (value.Offset, value.Exponent);
    }
}
