using System.Globalization;
using System.Numerics;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Search.Sobol;

/// <summary>
/// Sobol's sequence with the direction numbers new-joe-kuo-6 (Joe and Kuo, «Constructing Sobol sequences with better two-dimensional projections»,
/// 2008), scrambled by a random triangular matrix and a random shift of the bits of each axis (Matoušek, «On the L2-discrepancy for anchored
/// boxes», 1998): any power of two of first points still has equally many in each part of that size.
/// </summary>
internal sealed class SobolSequence
{
    /// <summary>How many axes have direction numbers.</summary>
    public const int Axes = 64;

    private const int Bits = 32;

    /// <summary>Of the axes after the first: the inner coefficients of the primitive polynomial as bits, and the first direction numbers.</summary>
    private const string JoeKuo =
        "0:1 1:1,3 1:1,3,1 2:1,1,1 1:1,1,3,3 4:1,3,5,13 2:1,1,5,5,17 4:1,1,5,5,5 7:1,1,7,11,19 11:1,1,5,1,1 13:1,1,1,3,11 14:1,3,5,5,31 "
        + "1:1,3,3,9,7,49 13:1,1,1,15,21,21 16:1,3,1,13,27,49 19:1,1,1,15,7,5 22:1,3,1,15,13,25 25:1,1,5,5,19,61 1:1,3,7,11,23,15,103 "
        + "4:1,3,7,13,13,15,69 7:1,1,3,13,7,35,63 8:1,3,5,9,1,25,53 14:1,3,1,13,9,35,107 19:1,3,1,5,27,61,31 21:1,1,5,11,19,41,61 "
        + "28:1,3,5,3,3,13,69 31:1,1,7,13,1,19,1 32:1,3,7,5,13,19,59 37:1,1,3,9,25,29,41 41:1,3,5,13,23,1,55 42:1,3,7,3,13,59,17 "
        + "50:1,3,1,3,5,53,69 55:1,1,5,5,23,33,13 56:1,1,7,7,1,61,123 59:1,1,7,9,13,61,49 62:1,3,3,5,3,55,33 14:1,3,1,15,31,13,49,245 "
        + "21:1,3,5,15,31,59,63,97 22:1,3,1,11,11,11,77,249 38:1,3,1,11,27,43,71,9 47:1,1,7,15,21,11,81,45 49:1,3,7,3,25,31,65,79 "
        + "50:1,3,1,1,19,11,3,205 52:1,1,5,9,19,21,29,157 56:1,3,7,11,1,33,89,185 67:1,3,3,3,15,9,79,71 70:1,3,7,11,15,39,119,27 "
        + "84:1,1,3,1,11,31,97,225 97:1,1,1,3,23,43,57,177 103:1,3,7,7,17,17,37,71 115:1,3,1,5,27,63,123,213 122:1,1,3,5,11,43,53,133 "
        + "8:1,3,5,5,29,17,47,173,479 13:1,3,3,11,3,1,109,9,69 16:1,1,1,5,17,39,23,5,343 22:1,3,1,5,25,15,31,103,499 "
        + "25:1,1,1,11,11,17,63,105,183 44:1,1,5,11,9,29,97,231,363 47:1,1,5,15,19,45,41,7,383 52:1,3,7,7,31,19,83,137,221 "
        + "55:1,1,1,3,23,15,111,223,83 59:1,1,5,13,31,15,55,25,161 62:1,1,3,13,25,47,39,87,257";

    private readonly uint[][] _directions;
    private readonly uint[] _shifts;

    /// <param name="seed">What the scrambling is drawn from.</param>
    /// <param name="axes">How many; those after the first <see cref="Axes"/> are drawn at random.</param>
    public SobolSequence(ulong seed, int axes)
    {
        (_directions, _shifts) = (new uint[Math.Min(axes, Axes)][], new uint[axes]);
        for (var axis = 0; axis < axes; axis++)
        {
            var stream = RandomStream.For(seed, StreamPurpose.Suggestion, axis, epoch: 3);
            _shifts[axis] = stream.NextUInt32();
            if (axis < Axes) _directions[axis] = Scrambled(Directions(axis), ref stream);
        }
    }

    /// <summary>A coordinate of a point, in [0, 1).</summary>
    public double At(int index, int axis)
    {
        var bits = _shifts[axis];
        if (axis >= Axes) return Philox4x32.Block((uint)index, 0, 0, 0, bits, (uint)axis).Word0 * (1.0 / (1UL << Bits));
        for (uint rest = (uint)index, k = 0; rest != 0; rest >>= 1, k++)
        {
            if ((rest & 1) == 1) bits ^= _directions[axis][k];
        }

        return bits * (1.0 / (1UL << Bits));
    }

    /// <summary>Direction numbers as fractions of 2³².</summary>
    private static uint[] Directions(int axis)
    {
        var directions = new uint[Bits];
        if (axis == 0)
        {
            for (var k = 0; k < Bits; k++) directions[k] = 1u << (Bits - 1 - k);
            return directions;
        }

        var parts = JoeKuo.Split(' ')[axis - 1].Split(':');
        var inner = uint.Parse(parts[0], CultureInfo.InvariantCulture);
        uint[] first = [.. parts[1].Split(',').Select(number => uint.Parse(number, CultureInfo.InvariantCulture))];
        var degree = first.Length;
        for (var k = 0; k < Bits; k++)
        {
            if (k < degree)
            {
                directions[k] = first[k] << (Bits - 1 - k);
                continue;
            }

            directions[k] = directions[k - degree] ^ (directions[k - degree] >> degree);
            for (var i = 1; i < degree; i++)
            {
                if (((inner >> (degree - 1 - i)) & 1) == 1) directions[k] ^= directions[k - i];
            }
        }

        return directions;
    }

    /// <summary>Times a lower triangular matrix of random bits, ones on its diagonal.</summary>
    private static uint[] Scrambled(uint[] directions, ref RandomStream stream)
    {
        var rows = new uint[Bits];
        for (var row = 0; row < Bits; row++)
        {
            // Row r is bit 31 − r; it may look at the bits above its own.
            var own = 1u << (Bits - 1 - row);
            rows[row] = own | (stream.NextUInt32() & ~(own | (own - 1)));
        }

        return [.. directions.Select(direction =>
        {
            var scrambled = 0u;
            for (var row = 0; row < Bits; row++) scrambled |= (uint)(BitOperations.PopCount(rows[row] & direction) & 1) << (Bits - 1 - row);
            return scrambled;
        })];
    }
}
