using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Data.Columns;

/// <summary>What an input column holds.</summary>
public enum ColumnType
{
    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Indices of <see cref="InputColumn.Levels"/>.</summary>
    Category,

    /// <summary>0 and 1.</summary>
    Flag,

    /// <summary>A number that a date became.</summary>
    Date,
}

/// <summary>An input column. A cell is one float; in a column of any type NaN is a missing value.</summary>
/// <param name="Name">Its name; the parts of a date have a name each.</param>
/// <param name="Type">What its floats mean.</param>
public sealed record InputColumn(string Name, ColumnType Type)
{
    /// <summary>The cell of a category that the training file does not have.</summary>
    public const float Unseen = -1;

    /// <summary>Texts of a category, in ordinal order, whose indices are the cells; for a flag the texts of 0 and 1.</summary>
    public ImmutableArray<string> Levels { get; init; } = [];

    /// <summary>The name of its column in the file.</summary>
    public string FileColumn => Date?.Column ?? Name;

    /// <summary>Whether it is a flag of True and False, which are numbers in a file of numbers.</summary>
    public bool IsTruth => Type == ColumnType.Flag && Levels is ["False", "True"];

    /// <summary>How many training rows have no value.</summary>
    public int Missing { get; init; }

    /// <summary>Which number of a date it is, and how the date is written; null for other types.</summary>
    public DateNumber? Date { get; init; }
}

/// <summary>A number of a date.</summary>
/// <param name="Column">The name of the column of dates.</param>
/// <param name="Part">Which number.</param>
/// <param name="Format">How the dates are written: a .NET pattern of the day.</param>
public sealed record DateNumber(string Column, DatePart Part, string Format);
