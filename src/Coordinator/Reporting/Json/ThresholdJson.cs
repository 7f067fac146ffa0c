using System.Text.Json;
using System.Text.Json.Serialization;
using ActorSearch.Shared.Predictions;

namespace ActorSearch.Coordinator.Reporting.Json;

/// <summary>The threshold of a final model as files have it: the same member <c>threshold</c> in <c>best.json</c> and in the answers of <c>run</c> and <c>show</c>.</summary>
/// <param name="Value">The probability from which the class is predicted.</param>
/// <param name="OutOfFold">The score on the out-of-fold predictions that it was chosen on, and where the most probable class is predicted.</param>
/// <param name="Test">The same on the test rows; null without these.</param>
internal sealed record ThresholdJson(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Class, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Value,
    string ChosenBy, double OutOfFold, double OutOfFoldMostProbable, double? Test, double? TestMostProbable)
{
    /// <summary>The probability from which each label is predicted, instead of a class and its value; then the second scores are those where all are predicted from 0.5 on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OrderedDictionary<string, double>? Labels { get; init; }

    /// <summary>As <c>best.json</c> has it.</summary>
    [JsonIgnore]
    public Members Members
    {
        get
        {
            var members = new Members();
            if (Class is not null) members.Add("class", Class);
            if (Value is not null) members.Add("value", Value);
            members.Add("chosenBy", ChosenBy);
            members.Add("outOfFold", OutOfFold);
            members.Add("outOfFoldMostProbable", OutOfFoldMostProbable);
            members.Add("test", Test);
            members.Add("testMostProbable", TestMostProbable);
            if (Labels is not null) members.Add("labels", new Members(Labels.Select(label => KeyValuePair.Create(label.Key, (object?)label.Value))));
            return members;
        }
    }

    /// <summary>Null without a threshold.</summary>
    public static ThresholdJson? Create(ThresholdReport? threshold) => threshold is null ? null : new(
        threshold.Labels.IsEmpty ? threshold.Class : null, threshold.Labels.IsEmpty ? threshold.Chosen.Value : null, threshold.By, threshold.Chosen.Score, threshold.Chosen.Unchosen, threshold.Test, threshold.TestUnchosen)
    {
        Labels = threshold.Labels.IsEmpty ? null : new(threshold.Labels.Select(label => KeyValuePair.Create(label.Label, label.Value))),
    };

    /// <summary>The threshold in a <c>best.json</c>; null if it has none, is not there, or is of other results.</summary>
    /// <param name="digest">Of the results.</param>
    public static ThresholdReport? Read(string file, string? digest)
    {
        try
        {
            using var best = JsonDocument.Parse(File.ReadAllBytes(file));
            return best.RootElement.GetProperty("digest").GetString() == digest && best.RootElement.GetProperty("threshold").Deserialize<ThresholdJson>(BestJson.Options) is { } read
                ? new ThresholdReport(read.ChosenBy, read.Class ?? "", new ChosenThreshold(read.Value ?? double.NaN, read.OutOfFold, read.OutOfFoldMostProbable), read.Test, read.TestMostProbable)
                {
                    Labels = [.. (read.Labels ?? []).Select(label => (label.Key, label.Value))],
                }
                : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
