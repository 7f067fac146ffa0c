namespace ActorSearch.Shared.Http;

/// <summary>Who may read an endpoint's answer; part of its metadata.</summary>
public sealed class Access
{
    private Access()
    {
    }

    /// <summary>Everyone, even while other requests are rejected by the rate limit: for health probes.</summary>
    public static Access Probe { get; } = new();

    /// <summary>Everyone: it contains nothing about a search.</summary>
    public static Access Open { get; } = new();

    /// <summary>Everyone on this machine; from other machines only with the token.</summary>
    public static Access Read { get; } = new();

    /// <summary>Only with the token.</summary>
    public static Access Act { get; } = new();
}
