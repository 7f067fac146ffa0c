using System.Text;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>Fields that are alike.</summary>
/// <param name="Count">How many.</param>
/// <param name="Line">Of the first.</param>
/// <param name="Text">The first.</param>
internal sealed record FaultCount(int Count, long Line, string Text)
{
    public static FaultCount With(FaultCount? tally, ReadOnlySpan<byte> field, long line) =>
        tally is null ? new FaultCount(1, line, Encoding.UTF8.GetString(field).Trim()) : tally with { Count = tally.Count + 1 };

    /// <summary>The counts of two parts of a file together, with the line and the text of the first part that has any.</summary>
    public static FaultCount? Sum(FaultCount? first, FaultCount? second) => first is null ? second : first with { Count = first.Count + (second?.Count ?? 0) };
}
