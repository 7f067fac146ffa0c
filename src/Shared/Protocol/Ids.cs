namespace ActorSearch.Shared.Protocol;

/// <summary>One incarnation of a trainer process: it survives a lost connection, a restart makes a new one.</summary>
public readonly record struct NodeId(string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>
/// One try at a unit of work. The epoch is counted up by every start of the coordinator, so that a number is never given twice and an
/// attempt of an earlier incarnation is known as such.
/// </summary>
/// <param name="Epoch">The coordinator's incarnation in which it was granted, from 1.</param>
/// <param name="Number">Counted within the epoch, from 1.</param>
public readonly record struct AttemptId(int Epoch, int Number)
{
    /// <summary>Of a fold that is counted without having been trained.</summary>
    public static AttemptId None => new(0, 1);

    /// <summary>Both in one number, the form of the store.</summary>
    public long Packed => ((long)Epoch << 32) | (uint)Number;

    /// <summary>The id of a packed number.</summary>
    public static AttemptId Unpack(long packed) => new((int)(packed >> 32), (int)packed);

    /// <inheritdoc/>
    public override string ToString() => $"{Epoch}.{Number}";
}
