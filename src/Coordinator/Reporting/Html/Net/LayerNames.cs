namespace ActorSearch.Coordinator.Reporting.Html.Net;

/// <summary>What people call a net's layers; an analysis names them by their place in a Sequential.</summary>
internal static class LayerNames
{
    /// <summary>Of outputs: <c>convolution 1</c>, <c>pooling 1</c>, <c>hidden layer 1</c>, <c>output</c>; as many as there are.</summary>
    /// <param name="names">All layers, in order: <c>0.convolution</c>, <c>0.pooled</c>, <c>7.linear</c>, <c>output</c>.</param>
    public static IEnumerable<string> OfOutputs(IReadOnlyList<string> names)
    {
        var counts = new Dictionary<string, int>();
        foreach (var name in names)
        {
            var kind = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..] switch
            {
                "convolution" => "convolution",
                "pooled" => "pooling",
                "linear" => "hidden layer",
                var other => other,
            };
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
            yield return kind == "output" ? kind : $"{kind} {counts[kind]}";
        }
    }

    /// <summary>Of weights: <c>convolution 1</c>, <c>hidden layer 1</c>, <c>output layer</c>; as many as there are.</summary>
    /// <param name="names">All layers with weights, in order: <c>0.weight</c>.</param>
    /// <param name="convolutions">Those that are convolutions.</param>
    public static IEnumerable<string> OfWeights(IReadOnlyList<string> names, IReadOnlyCollection<string> convolutions)
    {
        var (convolution, hidden) = (0, 0);
        foreach (var name in names)
        {
            yield return convolutions.Contains(name) ? $"convolution {++convolution}" : name == names[^1] ? "output layer" : $"hidden layer {++hidden}";
        }
    }
}
