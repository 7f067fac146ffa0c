using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>The transformations of a row of tiles, first in one direction for what neighbours share, then in the other.</summary>
/// <typeparam name="TVector">A vector of floats.</typeparam>
/// <typeparam name="TLanes">Its arithmetic.</typeparam>
/// <typeparam name="TSide">Pixels along a side of a tile.</typeparam>
internal static unsafe class TilePass<TVector, TLanes, TSide>
    where TVector : struct
    where TLanes : ILanes<TVector>
    where TSide : struct, IConstant
{
    private const int Points = TileRow.Points;

    /// <summary>What lies under the kernel of each tile, at the points.</summary>
    /// <param name="row">The tiles.</param>
    /// <param name="lines">Seven lines of the input, from the first pixel under the first tile's kernel.</param>
    /// <param name="points">49 × tiles × channels.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Evaluate(in TileRow row, float* lines, float* points)
    {
        var (width, step, apart, line) = (row.Under * row.Channels, (nint)row.Channels, row.Pair, row.Line);
        var down = row.Scratch;
        for (var x = 0; x < width; x += TLanes.Count) SevenPoints<TVector, TLanes>.Evaluate(lines + x, line, down + x, width);
        for (var point = 0; point < Points; point++, down += width, points += Points * apart)
        {
            float* from = down, to = points;
            for (var tile = 0; tile < row.Tiles; tile++, from += (TSide.Value - 1) * step)
            {
                for (var end = to + step; to < end; from += TLanes.Count, to += TLanes.Count) SevenPoints<TVector, TLanes>.Evaluate(from, step, to, apart);
            }
        }
    }

    /// <summary>The transpose of <see cref="Evaluate"/>: adds the slopes of what lies under the kernels.</summary>
    /// <param name="row">The tiles.</param>
    /// <param name="points">Slopes at the points: 49 × tiles × channels.</param>
    /// <param name="lines">Seven lines.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddEvaluated(in TileRow row, float* points, float* lines)
    {
        var (width, step, apart, line) = (row.Under * row.Channels, (nint)row.Channels, row.Pair, row.Line);
        var across = row.Scratch;
        new Span<float>(across, Points * width).Clear();
        for (var point = 0; point < Points; point++, across += width, points += Points * apart)
        {
            float* from = points, to = across;
            for (var tile = 0; tile < row.Tiles; tile++, to += (TSide.Value - 1) * step)
            {
                for (var end = from + step; from < end; from += TLanes.Count, to += TLanes.Count) SevenPoints<TVector, TLanes>.AddEvaluated(from, apart, to, step);
            }
        }

        across = row.Scratch;
        for (var x = 0; x < width; x += TLanes.Count) SevenPoints<TVector, TLanes>.AddEvaluated(across + x, width, lines + x, line);
    }

    /// <summary>The pixels of the tiles.</summary>
    /// <param name="row">The tiles.</param>
    /// <param name="points">Products at the points: 49 × tiles × channels.</param>
    /// <param name="bias">One a channel.</param>
    /// <param name="lines">The lines of the map, replaced.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Interpolate(in TileRow row, float* points, float* bias, float* lines)
    {
        var (width, step, apart, line) = (row.Tiles * TSide.Value * row.Channels, (nint)row.Channels, row.Pair, row.Line);
        var across = row.Scratch;
        TVector y0, y1, y2, y3, y4;
        for (var point = 0; point < Points; point++, across += width, points += Points * apart)
        {
            float* from = points, to = across;
            for (var tile = 0; tile < row.Tiles; tile++, to += (TSide.Value - 1) * step)
            {
                for (var end = from + step; from < end; from += TLanes.Count, to += TLanes.Count)
                {
                    SevenPoints<TVector, TLanes>.Interpolate<TSide>(from, apart, out y0, out y1, out y2, out y3, out y4);
                    TLanes.Store(y0, to);
                    TLanes.Store(y1, to + step);
                    if (TSide.Value > 2) TLanes.Store(y2, to + (2 * step));
                    if (TSide.Value > 3) TLanes.Store(y3, to + (3 * step));
                    if (TSide.Value > 4) TLanes.Store(y4, to + (4 * step));
                }
            }
        }

        across = row.Scratch;
        for (var x = 0; x < row.Width; x++)
        {
            for (var channel = 0; channel < row.Channels; channel += TLanes.Count, across += TLanes.Count, lines += TLanes.Count)
            {
                SevenPoints<TVector, TLanes>.Interpolate<TSide>(across, width, out y0, out y1, out y2, out y3, out y4);
                var shift = TLanes.Load(bias + channel);
                TLanes.Store(TLanes.Add(y0, shift), lines);
                if (row.Height > 1) TLanes.Store(TLanes.Add(y1, shift), lines + line);
                if (TSide.Value > 2 && row.Height > 2) TLanes.Store(TLanes.Add(y2, shift), lines + (2 * line));
                if (TSide.Value > 3 && row.Height > 3) TLanes.Store(TLanes.Add(y3, shift), lines + (3 * line));
                if (TSide.Value > 4 && row.Height > 4) TLanes.Store(TLanes.Add(y4, shift), lines + (4 * line));
            }
        }
    }

    /// <summary>The transpose of <see cref="Interpolate"/>: slopes of the pixels to slopes at the points.</summary>
    /// <param name="row">The tiles; what they have beyond the map has no slope.</param>
    /// <param name="lines">The lines of the map's slopes.</param>
    /// <param name="points">49 × tiles × channels.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Spread(in TileRow row, float* lines, float* points)
    {
        var (width, step, apart, line) = (row.Tiles * TSide.Value * row.Channels, (nint)row.Channels, row.Pair, row.Line);
        var down = row.Scratch;
        var inside = row.Width * row.Channels;
        var zero = TLanes.All(0);
        for (var x = 0; x < inside; x += TLanes.Count)
        {
            var from = lines + x;
            SevenPoints<TVector, TLanes>.Spread<TSide>(
                TLanes.Load(from),
                row.Height > 1 ? TLanes.Load(from + line) : zero,
                TSide.Value > 2 && row.Height > 2 ? TLanes.Load(from + (2 * line)) : zero,
                TSide.Value > 3 && row.Height > 3 ? TLanes.Load(from + (3 * line)) : zero,
                TSide.Value > 4 && row.Height > 4 ? TLanes.Load(from + (4 * line)) : zero,
                down + x,
                width);
        }

        for (var point = 0; point < Points; point++, down += width, points += Points * apart)
        {
            if (inside < width) new Span<float>(down + inside, width - inside).Clear();
            float* from = down, to = points;
            for (var tile = 0; tile < row.Tiles; tile++, from += (TSide.Value - 1) * step)
            {
                for (var end = to + step; to < end; from += TLanes.Count, to += TLanes.Count)
                {
                    SevenPoints<TVector, TLanes>.Spread<TSide>(
                        TLanes.Load(from),
                        TLanes.Load(from + step),
                        TSide.Value > 2 ? TLanes.Load(from + (2 * step)) : zero,
                        TSide.Value > 3 ? TLanes.Load(from + (3 * step)) : zero,
                        TSide.Value > 4 ? TLanes.Load(from + (4 * step)) : zero,
                        to,
                        apart);
                }
            }
        }
    }
}
