using ActorSearch.Coordinator.Reporting.Html.Pictures;

namespace ActorSearch.Coordinator.Reporting.Html.Net;

/// <summary>The script's data of a net, besides the pictures in the page.</summary>
internal static class NetInsightData
{
    /// <summary>An image on the map has no longer side than this, pixels.</summary>
    private const int MapSide = 28;

    /// <summary>Null where there is nothing to draw.</summary>
    public static object? Create(NetInsight insight) => insight is not NetInsight.Shown shown ? null : new Members
    {
        ["classes"] = shown.Analysis.Classes,
        ["confusion"] = shown.Analysis.Confusion,
        ["weights"] = shown.Analysis.Weights
            .Zip(LayerNames.OfWeights([.. shown.Analysis.Weights.Select(layer => layer.Name)], [.. shown.Analysis.Kernels.Select(layer => layer.Name)]))
            .Select(pair => new Members { ["name"] = pair.Second, ["low"] = pair.First.Low, ["high"] = pair.First.High, ["counts"] = pair.First.Counts }),
        ["softmax"] = shown.Analysis.Chosen.Select(row => new Members { ["row"] = row.Row, ["of"] = row.Class, ["held"] = row.Predicted, ["probabilities"] = row.Probabilities }),
        ["map"] = new Members
        {
            ["row"] = shown.Analysis.Tsne.Row,
            ["of"] = shown.Analysis.Tsne.Class,
            ["held"] = shown.Analysis.Tsne.Predicted,
            ["coordinates"] = shown.Analysis.Tsne.Coordinates,
            ["images"] = Images(shown),
            ["words"] = shown.Rows is { Images: null } rows
                ? shown.Analysis.Tsne.Row.Select(row => RowPictures.Words(rows, row))
                : null,
        },
    };

    // One picture of all images, of which the page shows the one under the pointer.
    private static Members? Images(NetInsight.Shown shown)
    {
        var count = shown.Analysis.Tsne.Row.Length;
        if (shown.Rows?.Images is null || count == 0)
        {
            return null;
        }

        var tiles = shown.Analysis.Tsne.Row.Select(row => RowPictures.Draw(shown.Rows, row, MapSide)!).ToList();
        var columns = (int)Math.Ceiling(Math.Sqrt(count));
        return new Members
        {
            ["columns"] = columns,
            ["rows"] = ((count - 1) / columns) + 1,
            ["width"] = tiles[0].Width,
            ["height"] = tiles[0].Height,
            ["source"] = "data:image/png;base64," + Convert.ToBase64String(Png.Write(Picture.Montage(tiles, columns, 0), Palette.Ink)),
        };
    }
}
