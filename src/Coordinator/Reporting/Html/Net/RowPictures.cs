using System.Globalization;
using ActorSearch.Coordinator.Reporting.Html.Pictures;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.Coordinator.Reporting.Html.Net;

/// <summary>What a row looks like: its image where there is one, else its inputs in words.</summary>
internal static class RowPictures
{
    /// <summary>Images are shown with no side longer than this, pixels.</summary>
    private const int LongestSide = 56;

    /// <summary>More inputs than this are not named.</summary>
    private const int MostInputs = 8;

    /// <summary>The image of a row; null where rows are numbers.</summary>
    public static Picture? Draw(DataTable table, int row, int longest = LongestSide) =>
        table.Images is { } images ? Picture.OfImage(images.Shape.Width, images.Shape.Height, images.Image(row)).Shrunk(longest) : null;

    /// <summary>The image that an analysis itself holds.</summary>
    public static Picture? Draw(ChosenRow row) => row.Pixels is { } pixels
        ? Picture.OfImage(row.Width, row.Height, [.. pixels.Select(pixel => (byte)pixel)]).Shrunk(LongestSide)
        : null;

    /// <summary>The inputs of a row: <c>colour 0.1, size 5</c>; null where they are an image.</summary>
    public static string? Words(DataTable table, int row)
    {
        if (table.Images is not null)
        {
            return null;
        }

        var inputs = table.InputNames.Take(MostInputs)
            .Select((name, column) => $"{name} {table.Cell(row, column)}");
        return string.Join(", ", inputs) + (table.InputColumns > MostInputs ? $" and {table.InputColumns - MostInputs} more" : "");
    }

    /// <summary>What a row is and what it is predicted as: <c>row 17: 4, predicted as 9 (99.3 %)</c>. Rows count from 0, as in analysis.rows.</summary>
    public static string Held(string[] classes, int row, int actual, int predicted, double confidence) =>
        $"row {row}: {classes[actual]}, predicted as {(actual == predicted ? "such" : classes[predicted])} ({Percent(confidence)})";

    /// <summary>A share in percent, one digit after the point.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
