using System.Runtime.CompilerServices;
using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.Shared.Randomness;

/// <summary>
/// A counter-based stream of random numbers (see <see cref="Philox4x32"/>). The same key gives the same draws on every machine,
/// whatever was drawn elsewhere.
/// </summary>
public struct RandomStream
{
    /// <summary>An epoch has to be below this: it shares a word of the counter with the purpose.</summary>
    public const int EpochLimit = 1 << 24;

    private readonly ulong _seed;
    private readonly uint _high0, _high1;
    private ulong _block;
    private uint _word0, _word1, _word2, _word3;
    private int _left;

    private RandomStream(ulong seed, uint high0, uint high1)
    {
        _seed = seed;
        _high0 = high0;
        _high1 = high1;
    }

    /// <summary>The stream for one purpose; draws of different arguments are independent.</summary>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="purpose">What the draws are for.</param>
    /// <param name="member">Which repeat, fold, restart or sample, ≥ 0.</param>
    /// <param name="epoch">Which epoch, ≥ 0 and below <see cref="EpochLimit"/>; 0 where there is none.</param>
    public static RandomStream For(ulong seed, StreamPurpose purpose, int member = 0, int epoch = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(member);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(epoch, EpochLimit);
        return new RandomStream(seed, ((uint)purpose << 24) ^ (uint)epoch, (uint)member);
    }

    /// <summary>32 random bits.</summary>
    public uint NextUInt32()
    {
        if (_left == 0)
        {
            NextBlock();
        }

        return _left-- switch { 4 => _word0, 3 => _word1, 2 => _word2, _ => _word3 };
    }

    /// <summary>Uniform in [0, 1), a multiple of 2⁻²⁴.</summary>
    public float NextSingle() => (NextUInt32() >> 8) * (1f / (1 << 24));

    /// <summary>As many draws of <see cref="NextSingle"/> as there is room for: the same ones, faster.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void NextSingles(Span<float> draws)
    {
        while (!draws.IsEmpty)
        {
            if (_left == 0 && draws.Length >= 2 * Philox4x32Vector.Draws && Philox4x32Vector.IsSupported)
            {
                Philox4x32Vector.FillTwice(_block, _high0, _high1, _seed, draws);
                _block += Philox4x32Vector.Draws / 2;
                draws = draws[(2 * Philox4x32Vector.Draws)..];
            }
            else if (_left == 0 && draws.Length >= Philox4x32Vector.Draws && Philox4x32Vector.IsSupported)
            {
                Philox4x32Vector.Fill(_block, _high0, _high1, _seed, draws);
                _block += Philox4x32Vector.Draws / 4;
                draws = draws[Philox4x32Vector.Draws..];
            }
            else
            {
                draws[0] = NextSingle();
                draws = draws[1..];
            }
        }
    }

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
        var radius = Math.Sqrt(-2 * Elementary.Log(1 - NextDouble()));
        return radius * Elementary.Cos(2 * Math.PI * NextDouble());
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
        (_word0, _word1, _word2, _word3) = Philox4x32.Block(
            (uint)_block, (uint)(_block >> 32), _high0, _high1, (uint)_seed, (uint)(_seed >> 32));
        _block++;
        _left = 4;
    }
}
