namespace ActorSearch.Shared.Http;

/// <summary>Who may have what an endpoint answers; stands in its metadata.</summary>
public sealed class Access
{
    private Access()
    {
    }

    /// <summary>Anybody, also while others are sent away for being too many: for probes of health.</summary>
    public static Access Probe { get; } = new();

    /// <summary>Anybody: it holds nothing of a search.</summary>
    public static Access Open { get; } = new();

    /// <summary>Anybody on this machine; from others whoever has the token.</summary>
    public static Access Read { get; } = new();

    /// <summary>Whoever has the token.</summary>
    public static Access Act { get; } = new();
}
