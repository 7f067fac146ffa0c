namespace ActorSearch.Shared.Randomness;

/// <summary>
/// A counter-based stream of random numbers: Philox4x32-10 (Salmon, Moraes, Dror and Shaw, «Parallel random numbers: as easy as
/// 1, 2, 3», 2011). The same key gives the same draws on every machine, whatever was drawn elsewhere.
/// </summary>
public struct RandomStream
{
    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    private readonly ulong _seed;
    private readonly uint _high0, _high1;
    private ulong _block;
    private uint _word0, _word1, _word2, _word3;
    private int _used;

    private RandomStream(ulong seed, uint high0, uint high1)
    {
        _seed = seed;
        _high0 = high0;
        _high1 = high1;
        _used = 4;
    }

    /// <summary>The stream for one purpose; draws of different arguments are independent.</summary>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="purpose">What the draws are for.</param>
    /// <param name="member">Which repeat, fold, restart or sample, ≥ 0.</param>
    /// <param name="epoch">Which epoch, ≥ 0; 0 where there is none.</param>
    public static RandomStream For(ulong seed, StreamPurpose purpose, int member = 0, int epoch = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(member);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        return new RandomStream(seed, ((uint)purpose << 24) ^ (uint)epoch, (uint)member);
    }

    /// <summary>32 random bits.</summary>
    public uint NextUInt32()
    {
        if (_used == 4)
        {
            NextBlock();
        }

        return _used++ switch { 0 => _word0, 1 => _word1, 2 => _word2, _ => _word3 };
    }

    /// <summary>Uniform in [0, 1), a multiple of 2⁻²⁴.</summary>
    public float NextSingle() => (NextUInt32() >> 8) * (1f / (1 << 24));

    /// <summary>Uniform in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble()
    {
        ulong high = NextUInt32() >> 5, low = NextUInt32() >> 6;
        return ((high << 26) + low) * (1.0 / (1UL << 53));
    }

    /// <summary>Uniform in [0, bound), without bias (Lemire, «Fast random integer generation in an interval», 2019).</summary>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        ulong product = (ulong)NextUInt32() * (uint)bound;
        if ((uint)product < (uint)bound)
        {
            var threshold = (uint)-bound % (uint)bound;
            while ((uint)product < threshold)
            {
                product = (ulong)NextUInt32() * (uint)bound;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>Standard normal (Box and Muller, 1958).</summary>
    public double NextNormal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>Puts the items in random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = NextInt32(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    private void NextBlock()
    {
        uint c0 = (uint)_block, c1 = (uint)(_block >> 32), c2 = _high0, c3 = _high1;
        uint k0 = (uint)_seed, k1 = (uint)(_seed >> 32);
        for (var round = 0; round < 10; round++)
        {
            ulong product0 = (ulong)Multiplier0 * c0, product1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = (
                (uint)(product1 >> 32) ^ c1 ^ k0, (uint)product1,
                (uint)(product0 >> 32) ^ c3 ^ k1, (uint)product0);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        (_word0, _word1, _word2, _word3) = (c0, c1, c2, c3);
        _block++;
        _used = 0;
    }
}
