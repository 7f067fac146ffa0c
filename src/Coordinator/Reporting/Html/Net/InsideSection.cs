using System.Globalization;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Reporting.Html.Net;

/// <summary>What the final model's net looks like inside.</summary>
internal static class InsideSection
{
    public static void Write(Markup html, NetInsight insight)
    {
        if (insight is not NetInsight.Shown shown)
        {
            return;
        }

        var analysis = shown.Analysis;
        html.Write($"""<section id="inside" aria-labelledby="inside-title"><h2 id="inside-title">Inside the net</h2>""");
        WriteWeights(html, analysis);
        KernelPictures.Write(html, analysis.Kernels);
        if (analysis.Chosen.Length > 0)
        {
            LayerPictures.Write(html, shown);
            WriteSoftmax(html, analysis);
        }

        WriteMap(html, shown);
        html.Write($"</section>");
    }

    private static void WriteWeights(Markup html, NetAnalysis analysis)
    {
        var names = LayerNames.OfWeights([.. analysis.Weights.Select(layer => layer.Name)], [.. analysis.Kernels.Select(layer => layer.Name)]).ToList();
        html.Chart(
            "weights",
            "The weights of each layer",
            "The number of weights of a layer in each interval between its lowest and its highest weight; biases are left out. A well-trained layer has a "
                + "wide bell. A spike at 0 with long tails means that many weights are almost 0. Weight decay moves them there on purpose; without it, they hardly moved or died.",
            () => html.Table(
                "Weights by layer",
                ["Layer", "In the saved model", "Weights", "Lowest", "Highest"],
                analysis.Weights.Select((layer, i) => (IEnumerable<string>)
                    [names[i], layer.Name, $"{layer.Counts.Sum()}", Figures.Format(layer.Low), Figures.Format(layer.High)])));
    }

    private static void WriteSoftmax(Markup html, NetAnalysis analysis) => html.Chart(
        "softmax",
        "Predicted probabilities for these rows",
        "The probability (softmax of the outputs) that the net gives each class for the rows above.",
        () => html.Table(
            "Probability of each class",
            ["Class", .. analysis.Chosen.Select(row => $"row {row.Row} ({analysis.Classes[row.Class]})")],
            analysis.Classes.Select((name, i) => analysis.Chosen
                .Select(row => row.Probabilities[i] is { } share ? share.ToString("0.0000", CultureInfo.InvariantCulture) : "")
                .Prepend(name))));

    private static void WriteMap(Markup html, NetInsight.Shown shown)
    {
        var map = shown.Analysis.Tsne;
        html.Chart(
            "map",
            "How the net sees the rows",
            $"Each point is a row{(map.Row.Length < shown.Analysis.Looked ? $", {map.Row.Length} of {shown.Analysis.Looked}, in proportion to the classes" : "")}; "
                + "rows with similar outputs of the second last layer are close together. A point within another class's "
                + "cloud is a row that the net can hardly distinguish from that class. Distances between distant clouds have no meaning. t-SNE, perplexity "
                + $"{map.Perplexity.ToString("0.#", CultureInfo.InvariantCulture)}, Kullback-Leibler divergence {Figures.Format(map.KlDivergence)}.",
            controls: () => html.Write($"""<div class="controls"><label>Row <input type="number" id="map-row" min="0" max="{shown.Analysis.Looked - 1}" value="{map.Row[0]}"></label><div id="map-shown" role="status" aria-live="polite"></div></div>"""));
        html.Write($"""<div id="map-pointer" hidden aria-hidden="true"></div>""");
    }
}
