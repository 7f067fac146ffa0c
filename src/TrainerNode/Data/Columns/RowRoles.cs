using System.Collections.Immutable;

namespace ActorSearch.TrainerNode.Data.Columns;

/// <summary>What columns say of the rows that are not inputs.</summary>
public sealed record RowRoles
{
    /// <summary>A table without such columns.</summary>
    public static RowRoles None { get; } = new();

    /// <summary>Columns that name the rows in outputs, one text a row each.</summary>
    public ImmutableArray<(string Column, string[] Texts)> Ids { get; init; } = [];

    /// <summary>The group of each row; null if there are none.</summary>
    public RowGroups? Groups { get; init; }

    /// <summary>The time of each row, or its rank where double precision does not hold the times; null if there is none.</summary>
    public RowNumbers? Times { get; init; }

    /// <summary>The fold in which each row validates; null if there is none.</summary>
    public RowNumbers? Folds { get; init; }

    /// <summary>How much each row counts: ≥ 0, finite, not all 0; null if all count alike.</summary>
    public RowNumbers? Weights { get; init; }

    /// <summary>The first row of the validation file; null if there is none.</summary>
    public int? Trained { get; init; }

    /// <summary>Some of the rows, in their order; they no longer know which of them are from the validation file.</summary>
    public RowRoles Only(int[] rows) => this == None ? this : new RowRoles
    {
        Ids = [.. Ids.Select(id => (id.Column, rows.Select(row => id.Texts[row]).ToArray()))],
        Groups = Groups is null ? null : Groups with { Of = [.. rows.Select(row => Groups.Of[row])] },
        Times = Times?.Only(rows),
        Folds = Folds?.Only(rows),
        Weights = Weights?.Only(rows),
    };
}

/// <summary>Groups of rows.</summary>
/// <param name="Column">The column that names them.</param>
/// <param name="Names">Numbers by size, texts in ordinal order.</param>
/// <param name="Of">For each row the index of its group.</param>
public sealed record RowGroups(string Column, ImmutableArray<string> Names, int[] Of);

/// <summary>A number for each row.</summary>
/// <param name="Column">The column.</param>
/// <param name="Values">For each row its number, finite; dates are days since 1970.</param>
public sealed record RowNumbers(string Column, double[] Values)
{
    /// <summary>Some of the rows, in their order.</summary>
    public RowNumbers Only(int[] rows) => this with { Values = [.. rows.Select(row => Values[row])] };
}
