namespace ActorSearch.Abstractions;

/// <summary>A hyperparameter: what a file may give for it is checked before anything is trained.</summary>
/// <param name="Name">Letters, digits, '-', '_' and '.'; begins with a letter. Not the path of a setting of the search, for example <c>validation.folds</c>.</param>
/// <param name="Type">What its values are.</param>
public sealed record ObjectiveParameter(string Name, ParameterType Type)
{
    /// <summary>Its value where an experiment gives none; null: an experiment must give one.</summary>
    public object? Default { get; init; }

    /// <summary>The smallest number.</summary>
    public double Low { get; init; } = double.MinValue;

    /// <summary>The largest number.</summary>
    public double High { get; init; } = double.MaxValue;

    /// <summary>The texts that it may be; empty: any text of one line.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>A number.</summary>
    public static ObjectiveParameter Number(string name, double? standard = null, double low = double.MinValue, double high = double.MaxValue) =>
        new(name, ParameterType.Number) { Default = standard, Low = low, High = high };

    /// <summary>A whole number of 32 bits; wider bounds are cut to that.</summary>
    public static ObjectiveParameter Whole(string name, long? standard = null, long low = int.MinValue, long high = int.MaxValue) =>
        new(name, ParameterType.Whole) { Default = standard, Low = low, High = high };

    /// <summary>True or false.</summary>
    public static ObjectiveParameter Flag(string name, bool? standard = null) => new(name, ParameterType.Flag) { Default = standard };

    /// <summary>A text.</summary>
    public static ObjectiveParameter Text(string name, string? standard = null, params IReadOnlyList<string> choices) =>
        new(name, ParameterType.Text) { Default = standard, Choices = choices };
}

/// <summary>What the values of a hyperparameter are.</summary>
public enum ParameterType
{
    /// <summary>A finite number.</summary>
    Number = 1,

    /// <summary>A whole number.</summary>
    Whole = 2,

    /// <summary>True or false.</summary>
    Flag = 3,

    /// <summary>A text of one line.</summary>
    Text = 4,
}
