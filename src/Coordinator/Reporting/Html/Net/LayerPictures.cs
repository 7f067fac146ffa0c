using ActorSearch.Coordinator.Reporting.Html.Pictures;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Reporting.Html.Net;

/// <summary>What comes out of each layer for chosen rows, side by side.</summary>
internal static class LayerPictures
{
    /// <summary>More maps of a layer are not shown.</summary>
    private const int MostMaps = 64;

    /// <summary>About as wide are the pictures of a layer where there is room, screen pixels.</summary>
    private const int Side = 330;

    public static void Write(Markup html, NetInsight.Shown shown)
    {
        var (analysis, chosen) = (shown.Analysis, shown.Analysis.Chosen);
        html.Write($"""<div id="layers"><h3>From layer to layer</h3>""");
        html.Write($"<p>{Words(chosen)}</p>");
        html.Write($"""<div class="layers layers-{Math.Min(4, chosen.Length)}">""");
        foreach (var row in chosen)
        {
            html.Write($"<div>");
            var words = RowPictures.Held(analysis.Classes, row.Row, row.Class, row.Predicted, row.Confidence);
            if (RowPictures.Draw(row) is { } image)
            {
                html.Picture(image, Palette.Ink, 4, words);
            }

            html.Write($"<p>{words}</p>");
            if (shown.Rows is { } rows && RowPictures.Words(rows, row.Row) is { } inputs)
            {
                html.Write($"""<p class="hint">{inputs}</p>""");
            }

            html.Write($"</div>");
        }

        html.Write($"</div>");
        var names = LayerNames.OfOutputs([.. chosen[0].Layers.Select(layer => layer.Name)]).ToList();
        for (var layer = 0; layer < names.Count; layer++)
        {
            // What comes out at the end is shown as probabilities.
            if (chosen[0].Layers[layer].Name != "output")
            {
                WriteLayer(html, names[layer], [.. chosen.Select(row => (row, row.Layers[layer]))]);
            }
        }

        html.Write($"</div>");
    }

    private static string Words(ChosenRow[] chosen)
    {
        var (alike, mistake) = (chosen.Any(row => row.Why == "look-alike"), chosen.Any(row => row.Why == "mistake"));
        return (alike ? "Two rows of different classes that the net distinguishes although they look nearly the same to it" + (mistake ? ", and the " : ". ") : mistake ? "The " : "")
            + (mistake ? "mistake with the highest probability. " : "")
            + "All pictures of a layer use the same colours for the same outputs.";
    }

    private static void WriteLayer(Markup html, string name, (ChosenRow Row, LayerActivations Layer)[] outputs)
    {
        var shape = outputs[0].Layer.Shape;
        var values = outputs.SelectMany(output => output.Layer.Activations).OfType<float>().ToList();
        var (low, high) = values.Count == 0 ? (0, 0) : (values.Min(), values.Max());
        // With outputs below 0, both signs have different colours.
        var palette = low < 0 ? Palette.Signed : Palette.Amount;
        var largest = Math.Max(Math.Abs(low), Math.Abs(high));
        var (from, to) = low < 0 ? (-largest, largest) : (0, high);
        var title = shape.Length == 3
            ? $"{name}: {(shape[0] > MostMaps ? $"the first {MostMaps} of {shape[0]}" : $"{shape[0]}")} maps of {shape[1]} × {shape[2]}"
            : $"{name}: {shape[0]} units, row by row";
        html.Write($"""<div class="picture"><h4>{title}</h4><div class="layers layers-{Math.Min(4, outputs.Length)}">""");
        foreach (var (row, layer) in outputs)
        {
            html.Write($"<div>");
            var drawn = Drawn(layer, from, to);
            html.Picture(drawn, palette, Math.Max(1, Side / drawn.Width), $"row {row.Row}, {title}: outputs from {Figures.Format(layer.Activations.Min() ?? float.NaN)} to {Figures.Format(layer.Activations.Max() ?? float.NaN)}");
            html.Write($"</div>");
        }

        html.Write($"</div>");
        if (low < 0)
        {
            html.Scale(palette, Figures.Format(from), "0", Figures.Format(to));
        }
        else
        {
            html.Scale(palette, "0", null, Figures.Format(to));
        }

        html.Write($"</div>");
    }

    private static Picture Drawn(LayerActivations layer, float low, float high)
    {
        if (layer.Shape.Length == 1)
        {
            var columns = (int)Math.Ceiling(Math.Sqrt(layer.Shape[0]));
            var rows = ((layer.Shape[0] - 1) / columns) + 1;
            float?[] filled = [.. layer.Activations, .. new float?[(rows * columns) - layer.Shape[0]]];
            return Picture.OfNumbers(columns, rows, filled, low, high);
        }

        var (maps, height, width) = (Math.Min(MostMaps, layer.Shape[0]), layer.Shape[1], layer.Shape[2]);
        return Picture.Montage(
            [.. Enumerable.Range(0, maps).Select(map => Picture.OfNumbers(width, height, layer.Activations.AsSpan(map * height * width, height * width), low, high))],
            (int)Math.Ceiling(Math.Sqrt(maps)),
            1);
    }
}
