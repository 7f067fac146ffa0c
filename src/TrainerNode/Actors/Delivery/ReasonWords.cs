namespace ActorSearch.TrainerNode.Actors.Delivery;

/// <summary>Reasons of failures, which code of users writes, as one line that fits into a frame: a longer message would never arrive, and be sent for ever.</summary>
internal static class ReasonWords
{
    private const int Longest = 2000;

    public static string Fitting(string? reason)
    {
        var line = string.Concat((reason ?? "").Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        if (line.Length == 0) return "no reason was given";
        return line.Length <= Longest ? line : $"{line[..(char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest)]}…";
    }
}
