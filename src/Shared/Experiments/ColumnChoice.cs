using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments;

/// <summary>What a column of a table is used as.</summary>
public enum ColumnUse
{
    /// <summary>An input: a number.</summary>
    Number,

    /// <summary>An input: one of a few texts.</summary>
    Category,

    /// <summary>An input: one of two values.</summary>
    Flag,

    /// <summary>An input: a date, with or without a time of day.</summary>
    Date,

    /// <summary>Names the row in outputs; never an input.</summary>
    Id,

    /// <summary>Rows of one group stay together when rows are divided; never an input.</summary>
    Group,

    /// <summary>Orders the rows where a division goes by time; never an input.</summary>
    Time,

    /// <summary>How much a row counts; never an input.</summary>
    Weight,

    /// <summary>The fold in which a row validates; never an input.</summary>
    Fold,

    /// <summary>Not read.</summary>
    Ignore,
}

/// <summary>The numbers that a date becomes.</summary>
public enum DateForm
{
    /// <summary>Days since 1970.</summary>
    Elapsed,

    /// <summary>Days since 1970, year, month, day, weekday and, if the column has times, the hour.</summary>
    Parts,

    /// <summary>Days since 1970, and sine and cosine of the place in the year, in the week and, if the column has times, in the day.</summary>
    Cyclic,
}

/// <summary>What a user says of a column.</summary>
/// <param name="Use">What it is used as; null: what is found by looking at the file.</param>
public sealed record ColumnChoice(ColumnUse? Use)
{
    /// <summary>Settings of <c>data.prepare</c> for this column alone, by their last key, as they were written.</summary>
    public ImmutableSortedDictionary<string, string> Prepare { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The numbers that a date becomes.</summary>
    public DateForm As { get; init; }

    /// <summary>How a date is written, as a .NET pattern (<c>dd/MM/yyyy</c>); null: one of the usual forms.</summary>
    public string? Format { get; init; }

    /// <summary>Whether it is an input.</summary>
    public bool IsInput => Use is null or <= ColumnUse.Date;

    /// <inheritdoc/>
    public bool Equals(ColumnChoice? other) => other is not null && (Use, As, Format) == (other.Use, other.As, other.Format) && Prepare.SequenceEqual(other.Prepare);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Use, As, Format, Prepare.Count);
}
