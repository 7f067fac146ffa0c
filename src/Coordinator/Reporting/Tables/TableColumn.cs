namespace ActorSearch.Coordinator.Reporting.Tables;

/// <summary>A column of a <see cref="TextTable"/>.</summary>
/// <param name="Kind">How it is laid out.</param>
internal readonly record struct TableColumn(string Heading, TableColumnKind Kind = TableColumnKind.Text);

/// <summary>How a column is laid out.</summary>
internal enum TableColumnKind
{
    /// <summary>To the left.</summary>
    Text,

    /// <summary>To the right.</summary>
    Number,

    /// <summary>A hyperparameter: folded with the others into one column where there is no room for each.</summary>
    Setting,
}
