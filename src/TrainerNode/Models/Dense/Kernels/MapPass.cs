using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>Passes over the maps of one image, a pixel's channels side by side: pooling there and back, normalisation.</summary>
/// <remarks>A window is given by its index in its pool, row by row, as a float: 0, 1, … pool² − 1.</remarks>
internal static unsafe class MapPass<TVector, TLanes>
    where TVector : struct
    where TLanes : ILanes<TVector>
{
    /// <summary>The largest number of each window, NaN where it has one, and its place, the first of equal ones.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pool(float* maps, in MapPlaces places, float* values, float* which)
    {
        var (row, line, pool) = (places.Row, places.Width * places.Row, places.Pool);
        for (var y = 0; y < places.PooledHeight; y++)
        {
            for (var x = 0; x < places.PooledWidth; x++, values += row, which += row)
            {
                var window = maps + (y * pool * line) + (x * pool * row);
                for (var channel = 0; channel < row; channel += TLanes.Count)
                {
                    var best = TLanes.Load(window + channel);
                    var place = TLanes.All(0);
                    for (int down = 0, at = 0; down < pool; down++)
                    {
                        var pixel = window + (down * line) + channel;
                        for (var right = 0; right < pool; right++, at++, pixel += row)
                        {
                            var next = TLanes.Load(pixel);
                            place = TLanes.WhereBeats(next, best, TLanes.All(at), place);
                            best = TLanes.WhereBeats(next, best, next, best);
                        }
                    }

                    TLanes.Store(best, values + channel);
                    TLanes.Store(place, which + channel);
                }
            }
        }
    }

    /// <summary>Of each window the number at a place.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pick(float* maps, in MapPlaces places, float* which, float* picked)
    {
        var (row, line, pool) = (places.Row, places.Width * places.Row, places.Pool);
        for (var y = 0; y < places.PooledHeight; y++)
        {
            for (var x = 0; x < places.PooledWidth; x++, picked += row, which += row)
            {
                var window = maps + (y * pool * line) + (x * pool * row);
                for (var channel = 0; channel < row; channel += TLanes.Count)
                {
                    var found = TLanes.Load(window + channel);
                    var place = TLanes.Load(which + channel);
                    for (int down = 0, at = 0; down < pool; down++)
                    {
                        var pixel = window + (down * line) + channel;
                        for (var right = 0; right < pool; right++, at++, pixel += row)
                        {
                            found = TLanes.WhereEqual(place, TLanes.All(at), TLanes.Load(pixel), found);
                        }
                    }

                    TLanes.Store(found, picked + channel);
                }
            }
        }
    }

    /// <summary>Puts a number to its place in each window, and 0 to the others; what no window covers is left alone.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Spread(float* picked, in MapPlaces places, float* which, float* maps)
    {
        var (row, line, pool) = (places.Row, places.Width * places.Row, places.Pool);
        var zero = TLanes.All(0);
        for (var y = 0; y < places.PooledHeight; y++)
        {
            for (var x = 0; x < places.PooledWidth; x++, picked += row, which += row)
            {
                var window = maps + (y * pool * line) + (x * pool * row);
                for (var channel = 0; channel < row; channel += TLanes.Count)
                {
                    var value = TLanes.Load(picked + channel);
                    var place = TLanes.Load(which + channel);
                    for (int down = 0, at = 0; down < pool; down++)
                    {
                        var pixel = window + (down * line) + channel;
                        for (var right = 0; right < pool; right++, at++, pixel += row)
                        {
                            TLanes.Store(TLanes.WhereEqual(place, TLanes.All(at), value, zero), pixel);
                        }
                    }
                }
            }
        }
    }

    /// <summary>(x − mean) · factor + shift, each of them one a channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Normalize(float* maps, int pixels, int row, float* mean, float* factor, float* shift, float* normalized)
    {
        for (var channel = 0; channel < row; channel += TLanes.Count)
        {
            TVector middle = TLanes.Load(mean + channel), by = TLanes.Load(factor + channel), plus = TLanes.Load(shift + channel);
            for (int pixel = 0, at = channel; pixel < pixels; pixel++, at += row)
            {
                TLanes.Store(TLanes.MultiplyAdd(TLanes.Subtract(TLanes.Load(maps + at), middle), by, plus), normalized + at);
            }
        }
    }

    /// <summary>values · factor + maps, into the maps; one factor a channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(float* values, int pixels, int row, float* factor, float* maps)
    {
        for (var channel = 0; channel < row; channel += TLanes.Count)
        {
            var by = TLanes.Load(factor + channel);
            for (int pixel = 0, at = channel; pixel < pixels; pixel++, at += row)
            {
                TLanes.Store(TLanes.MultiplyAdd(TLanes.Load(values + at), by, TLanes.Load(maps + at)), maps + at);
            }
        }
    }

    /// <summary>Sum of values · (maps − mean) over the pixels, one a channel; without values the squares of maps − mean.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumDeviations(float* values, float* maps, int pixels, int row, float* mean, float* sums)
    {
        for (var channel = 0; channel < row; channel += TLanes.Count)
        {
            var middle = TLanes.Load(mean + channel);
            nint at = channel;
            for (var first = 0; first < pixels; first += PartialSum.Terms)
            {
                var sum = TLanes.All(0);
                var end = Math.Min(pixels, first + PartialSum.Terms);
                for (var pixel = first; pixel < end; pixel++, at += row)
                {
                    var deviation = TLanes.Subtract(TLanes.Load(maps + at), middle);
                    sum = TLanes.MultiplyAdd(values == null ? deviation : TLanes.Load(values + at), deviation, sum);
                }

                TLanes.Store(first > 0 ? TLanes.Add(TLanes.Load(sums + channel), sum) : sum, sums + channel);
            }
        }
    }
}
