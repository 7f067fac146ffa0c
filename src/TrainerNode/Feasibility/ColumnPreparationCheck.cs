using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Feasibility;

/// <summary>Whether how single columns are prepared fits what they hold.</summary>
internal static class ColumnPreparationCheck
{
    private static readonly string[] OfNumbers = ["impute", "fill", "log1p", "clip"], OfTexts = ["encode", "levels", "smoothing", "dimensions"];

    /// <summary>A sentence about the first that does not fit, or null.</summary>
    public static Mistake? Check(DataSettings settings, DataTable table)
    {
        if (settings is not CsvData { Columns: var columns }) return null;
        foreach (var (name, choice) in columns)
        {
            if (choice.Prepare.IsEmpty) continue;
            var found = Enumerable.Range(0, table.InputColumns).FirstOrDefault(column => table.ColumnOf(column).FileColumn == name, -1);
            if (found < 0) found = table.Source?.Inputs.IndexOf(int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1) ?? -1;
            if (found < 0)
            {
                // Another text in nearly every row is taken for a name, unless the column has a type.
                var key = choice.Prepare.Keys.FirstOrDefault(OfTexts.Contains) ?? choice.Prepare.Keys.First();
                return Wrong(name, $"is not an input, so {key} has no effect; {(choice.Use is null && OfTexts.Contains(key) ? "give it type = category too, or remove it" : "remove it")}");
            }

            var type = table.ColumnOf(found).Type;
            if (type == ColumnType.Category && choice.Prepare.Keys.FirstOrDefault(OfNumbers.Contains) is { } number)
            {
                return Wrong(name, $"holds texts, and {number} is for numbers; set encode instead");
            }

            if (type != ColumnType.Category && choice.Prepare.Keys.FirstOrDefault(OfTexts.Contains) is { } text)
            {
                return Wrong(name, $"holds {(type == ColumnType.Number ? "numbers" : type == ColumnType.Date ? "dates" : "flags")}, and {text} is for texts; "
                    + (choice.Use is null ? "give it type = category too" : "remove it"));
            }

            if (type is ColumnType.Flag or ColumnType.Date && choice.Prepare.Keys.FirstOrDefault(key => key is "log1p" or "clip") is { } step)
            {
                return Wrong(name, $"holds {(type == ColumnType.Date ? "dates" : "flags")}, and {step} is for numbers; remove it");
            }
        }

        return null;
    }

    private static Mistake Wrong(string name, string sentence) => new("data.columns", $"column {QuotedText.Quoted(name)} {sentence}.");
}
