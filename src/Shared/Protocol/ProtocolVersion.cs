namespace ActorSearch.Shared.Protocol;

/// <summary>What both sides must have in common to understand each other.</summary>
public static class ProtocolVersion
{
    /// <summary>Counted up with every change to a message.</summary>
    public const int Current = 9;

    /// <summary>Most bytes of a model, or of curves, in one part: a frame holds 64 KB, envelope included.</summary>
    public const int LargestPart = 48 * 1024;
}
