namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>How a run of the program ended.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Lines">What it wrote to standard output.</param>
/// <param name="Progress">What it wrote to standard error.</param>
internal sealed record Ended(int Code, string[] Lines, string[] Progress)
{
    /// <summary>Standard error as one text.</summary>
    public string Error => string.Join('\n', Progress);

    /// <summary>What stands behind "digest: ".</summary>
    public string Digest => ValueOf("digest: ");

    /// <summary>The rest of the one line that begins so.</summary>
    public string ValueOf(string beginning) =>
        Assert.Single(Lines, line => line.StartsWith(beginning, StringComparison.Ordinal))[beginning.Length..];

    /// <summary>Fails with all that was said unless the program ended with this code.</summary>
    public Ended With(int code)
    {
        Assert.True(Code == code, $"Exit code {Code} instead of {code}.\n{string.Join('\n', Lines)}\n{Error}");
        return this;
    }
}
