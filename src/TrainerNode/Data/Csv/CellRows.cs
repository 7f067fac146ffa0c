using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>Makes rows of columns, some thousand rows at a time.</summary>
internal static class CellRows
{
    private const int Block = 4096;

    /// <summary>The cells of a table, each column in its unit.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="space">Where the table is kept.</param>
    /// <param name="overflow">For each column the first row whose number its unit cannot hold, or −1.</param>
    public static TableCells Create(IReadOnlyList<(CellBlock Cells, ColumnUnit Unit)> columns, int rows, TableSpace space, out int[] overflow)
    {
        var (table, width) = (new CellWriter(space, rows * columns.Count), columns.Count);
        var (cells, stored) = (new double[Math.Min(Block, rows)], new float[Math.Min(Block, rows) * width]);
        overflow = new int[width];
        Array.Fill(overflow, -1);
        for (var start = 0; start < rows; start += Block)
        {
            var part = cells.AsSpan(0, Math.Min(Block, rows - start));
            for (var column = 0; column < width; column++)
            {
                columns[column].Cells(start, part);
                for (var row = 0; row < part.Length; row++)
                {
                    var cell = columns[column].Unit.Store(part[row]);
                    stored[(row * width) + column] = cell;
                    if (float.IsInfinity(cell) && overflow[column] < 0) overflow[column] = start + row;
                }
            }

            table.Add(stored.AsSpan(0, part.Length * width));
        }

        return table.Done();
    }
}
