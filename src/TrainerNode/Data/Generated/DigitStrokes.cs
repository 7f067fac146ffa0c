using System.Collections.Immutable;
using System.Numerics;
using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.TrainerNode.Data.Generated;

/// <summary>
/// How each digit is written: lines and arcs in a box from (0, 0), top left, to (1, 1), bottom right. Some digits are written in
/// two ways, like people do.
/// </summary>
internal static class DigitStrokes
{
    private const int PointsOfAnArc = 14;

    /// <summary>Ways of writing, by digit; a way is a list of strokes, a stroke a chain of points.</summary>
    public static ImmutableArray<ImmutableArray<Vector2[][]>> Ways { get; } =
    [
        [[Arc(0.5f, 0.5f, 0.27f, 0.45f, 270, 630)]],
        [[Line(0.5f, 0.05f, 0.5f, 0.95f)], [Line(0.34f, 0.24f, 0.54f, 0.05f, 0.54f, 0.95f)]],
        [[[.. Arc(0.5f, 0.31f, 0.27f, 0.26f, 190, 395), .. Line(0.24f, 0.95f, 0.79f, 0.95f)]]],
        [[[.. Arc(0.47f, 0.28f, 0.25f, 0.23f, 200, 450), .. Arc(0.47f, 0.73f, 0.28f, 0.22f, 270, 520)]]],
        [
            [Line(0.63f, 0.95f, 0.63f, 0.05f, 0.2f, 0.66f, 0.82f, 0.66f)],
            [Line(0.3f, 0.05f, 0.24f, 0.55f, 0.76f, 0.55f), Line(0.68f, 0.05f, 0.66f, 0.95f)],
        ],
        [[[.. Line(0.74f, 0.06f, 0.33f, 0.06f, 0.29f, 0.45f), .. Arc(0.46f, 0.67f, 0.29f, 0.28f, 235, 515)]]],
        [[[.. Arc(0.7f, 0.66f, 0.46f, 0.61f, 275, 180), .. Arc(0.5f, 0.7f, 0.26f, 0.25f, 180, 540)]]],
        [
            [Line(0.22f, 0.07f, 0.78f, 0.07f, 0.42f, 0.95f)],
            [Line(0.22f, 0.07f, 0.78f, 0.07f, 0.42f, 0.95f), Line(0.36f, 0.5f, 0.74f, 0.5f)],
        ],
        [[Arc(0.5f, 0.28f, 0.22f, 0.23f, 90, 450), Arc(0.5f, 0.73f, 0.27f, 0.22f, 270, 630)]],
        [[[.. Arc(0.48f, 0.31f, 0.25f, 0.26f, 360, 0), .. Line(0.73f, 0.31f, 0.65f, 0.95f)]]],
    ];

    private static Vector2[] Line(params ReadOnlySpan<float> coordinates)
    {
        var points = new Vector2[coordinates.Length / 2];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new Vector2(coordinates[2 * i], coordinates[(2 * i) + 1]);
        }

        return points;
    }

    /// <param name="from">Degrees, clockwise from the right as y points down.</param>
    /// <param name="to">Degrees; below <paramref name="from"/> the arc runs the other way.</param>
    private static Vector2[] Arc(float centreX, float centreY, float radiusX, float radiusY, float from, float to)
    {
        var points = new Vector2[PointsOfAnArc];
        for (var i = 0; i < points.Length; i++)
        {
            var angle = float.DegreesToRadians(from + ((to - from) * i / (points.Length - 1)));
            points[i] = new Vector2(centreX + (radiusX * (float)Elementary.Cos(angle)), centreY + (radiusY * (float)Elementary.Sin(angle)));
        }

        return points;
    }
}
