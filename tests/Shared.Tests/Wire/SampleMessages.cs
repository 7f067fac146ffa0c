using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;

namespace ActorSearch.Shared.Tests.Wire;

/// <summary>Messages that hold one of everything that a protocol may be made of.</summary>
internal static class SampleMessages
{
    public sealed record Hello(int Protocol, string Build) : IHandshakeMessage;

    public sealed record Nothing : IWireMessage;

    public sealed record Scalars(
        bool A, byte B, int C, uint D, long E, ulong F, float G, double H, Guid I, string J, string? K) : IWireMessage;

    public sealed record Arrays(
        byte[] Bytes, float[] Floats, double[] Doubles, int[] Ints, string[] Strings, string?[] Gaps, bool[] Bools) : IWireMessage;

    public sealed record Structs(FoldId Fold, FoldId? Perhaps, int? Number, EngineKind Engine, EngineKind? Maybe) : IWireMessage;

    public sealed record Nested(
        Choice[] Choices, ImmutableArray<Choice> Fixed, ImmutableArray<int> Widths, FoldId[] Folds, Choice? Perhaps) : IWireMessage;

    public sealed record Outcome(FoldResult Result, FoldOutcome[] Others) : IWireMessage;

    public sealed record Tree(string Name, Tree? Child) : IWireMessage;

    /// <summary>Looks as <see cref="Nothing"/> does, and means something else.</summary>
    public sealed record NothingElse : IWireMessage;

    public static ImmutableArray<Type> All { get; } =
        [.. typeof(SampleMessages).GetNestedTypes().Where(type => type.IsAssignableTo(typeof(IWireMessage)))];
}
