using System.Globalization;
using System.Text.Json;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.Coordinator.Reporting.Json;

/// <summary>The threshold of a final model in JSON: the same member <c>threshold</c> in <c>best.json</c> and in the answers of <c>run</c> and <c>show</c>.</summary>
internal static class ThresholdJson
{
    /// <summary>
    /// A class and the probability from which it is predicted, or labels with theirs; what chose it; and the scores on out-of-fold predictions and test rows, with it and without it.
    /// Null without a threshold.
    /// </summary>
    public static Members? Create(ThresholdReport? threshold)
    {
        if (threshold is null) return null;
        var members = new Members();
        if (threshold.Labels.IsEmpty)
        {
            members.Add("class", threshold.Class);
            members.Add("value", threshold.Chosen.Value);
        }

        members.Add("chosenBy", threshold.By);
        members.Add("outOfFold", threshold.Chosen.Score);
        members.Add("outOfFoldMostProbable", threshold.Chosen.Unchosen);
        members.Add("test", threshold.Test);
        members.Add("testMostProbable", threshold.TestUnchosen);
        if (!threshold.Labels.IsEmpty) members.Add("labels", new Members(threshold.Labels.Select(label => KeyValuePair.Create(label.Label, (object?)label.Value))));
        return members;
    }

    /// <summary>The threshold in a <c>best.json</c>; null if it has none, is not there, or is of other results.</summary>
    /// <param name="digest">Of the results.</param>
    public static ThresholdReport? Read(string file, string? digest)
    {
        try
        {
            using var best = JsonDocument.Parse(File.ReadAllBytes(file));
            return best.RootElement.GetProperty("digest").GetString() == digest && best.RootElement.GetProperty("threshold") is { ValueKind: JsonValueKind.Object } read
                ? new ThresholdReport(
                    read.GetProperty("chosenBy").GetString()!,
                    read.TryGetProperty("class", out var name) ? name.GetString()! : "",
                    new ChosenThreshold(NumberOf(read, "value") ?? double.NaN, NumberOf(read, "outOfFold")!.Value, NumberOf(read, "outOfFoldMostProbable")!.Value),
                    NumberOf(read, "test"),
                    NumberOf(read, "testMostProbable"))
                {
                    Labels = read.TryGetProperty("labels", out var labels) ? [.. labels.EnumerateObject().Select(label => (label.Name, NumberOf(labels, label.Name)!.Value))] : [],
                }
                : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    // One that is not finite is a text.
    private static double? NumberOf(JsonElement members, string name) => !members.TryGetProperty(name, out var number) || number.ValueKind == JsonValueKind.Null ? null
        : number.ValueKind == JsonValueKind.String ? double.Parse(number.GetString()!, CultureInfo.InvariantCulture) : number.GetDouble();
}
