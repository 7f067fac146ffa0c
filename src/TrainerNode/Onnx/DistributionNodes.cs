using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.TrainerNode.Onnx.Graphs;

namespace ActorSearch.TrainerNode.Onnx;

/// <summary>
/// The functions of <see cref="Elementary"/>, <see cref="Normal"/> and <see cref="QuantileMap"/> as nodes, in 64 bits: ONNX Runtime's Erf has 32, too few between
/// quantiles that are far apart. Each takes and gives a column [rows, 1], or, for the logarithm and its inverse, any shape.
/// </summary>
internal sealed class DistributionNodes(OnnxGraph graph)
{
    /// <summary>sign(x) · log(1 + |x|).</summary>
    public string SignedLog(string x)
    {
        var (size, one) = (graph.Node("Abs", x), graph.Double(1));
        var sum = graph.Add(size, one);

        // Kahan's quotient keeps all digits near 0.
        var quotient = graph.Multiply(graph.Node("Log", sum), graph.Divide(size, graph.Subtract(sum, one)));
        return graph.Multiply(graph.Node("Sign", x), graph.Where(graph.Node("Equal", sum, one), size, quotient));
    }

    /// <summary>sign(x) · (e^|x| − 1).</summary>
    public string SignedExp(string x) =>
        graph.Multiply(graph.Node("Sign", x), graph.Subtract(graph.Node("Exp", graph.Node("Abs", x)), graph.Double(1)));

    /// <summary>As <see cref="QuantileMap.Forward"/>.</summary>
    public string Place(QuantileMap map, string x)
    {
        if (map.Knots[0] == map.Knots[^1]) return graph.Multiply(x, graph.Double(0));
        var (last, steps) = (map.Knots.Length - 1, graph.Double(map.Knots.Length - 1));
        var (row, knots) = (graph.Row(map.Knots.AsSpan()), graph.Doubles(map.Knots.AsSpan(), map.Knots.Length));
        var below = Count(graph.Node("Less", row, x));
        var notAbove = Count(graph.Node("LessOrEqual", row, x));

        // Between two knots; at knots the middle of the equal ones.
        var (before, behind) = (graph.Node("Max", graph.Subtract(below, graph.Int64(1)), graph.Int64(0)), graph.Node("Min", below, graph.Int64(last)));
        var (low, high) = (graph.Node("Gather", knots, before), graph.Node("Gather", knots, behind));
        var between = graph.Add(graph.Cast(before, OnnxType.Double), graph.Divide(graph.Subtract(x, low), graph.Subtract(high, low)));
        var middle = graph.Divide(graph.Subtract(graph.Cast(graph.Add(below, notAbove), OnnxType.Double), graph.Double(1)), graph.Double(2));
        var place = graph.Divide(graph.Where(graph.Node("Less", below, notAbove), middle, between), steps);
        place = graph.Where(graph.Node("LessOrEqual", x, graph.Double(map.Knots[0])), graph.Double(0), place);
        place = graph.Where(graph.Node("GreaterOrEqual", x, graph.Double(map.Knots[^1])), graph.Double(1), place);
        return map.IsNormal ? NormalQuantile(place) : place;

        string Count(string truths) => graph.Node("ReduceSum", graph.Cast(truths, OnnxType.Int64), graph.Whole(1));
    }

    /// <summary>As <see cref="QuantileMap.Inverse"/>; NaN becomes NaN.</summary>
    public string NumberAt(QuantileMap map, string z)
    {
        var last = map.Knots.Length - 1;
        var (knots, missing) = (graph.Doubles(map.Knots.AsSpan(), map.Knots.Length), graph.Node("IsNaN", z));
        var place = graph.Where(missing, graph.Double(0), map.IsNormal ? Cumulative(z) : z);
        if (map.IsNormal)
        {
            place = graph.Where(graph.Node("GreaterOrEqual", z, graph.Double(QuantileMap.Farthest)), graph.Double(1), place);
            place = graph.Where(graph.Node("LessOrEqual", z, graph.Double(-QuantileMap.Farthest)), graph.Double(0), place);
        }

        var at = graph.Multiply(graph.Node("Clip", place, graph.Double(0), graph.Double(1)), graph.Double(last));
        var before = graph.Node("Min", graph.Cast(graph.Node("Floor", at), OnnxType.Int64), graph.Int64(last - 1));
        var part = graph.Subtract(at, graph.Cast(before, OnnxType.Double));
        var (low, high) = (graph.Node("Gather", knots, before), graph.Node("Gather", knots, graph.Add(before, graph.Int64(1))));
        var number = graph.Add(graph.Multiply(low, graph.Subtract(graph.Double(1), part)), graph.Multiply(high, part));
        return graph.Where(missing, graph.Double(double.NaN), number);
    }

    /// <summary>Φ(x), as half the complement of the error function at −x/√2.</summary>
    private string Cumulative(string x)
    {
        var (one, u) = (graph.Double(1), graph.Multiply(x, graph.Double(-Math.Sqrt(0.5))));
        var (a, square) = (graph.Node("Abs", u), graph.Multiply(u, u));
        var near = graph.Subtract(one, graph.Multiply(a, Ratio(ErrorFunction.NearOver, ErrorFunction.NearUnder, square)));
        var middle = Ratio(ErrorFunction.MiddleOver, ErrorFunction.MiddleUnder, a);
        var inverse = graph.Divide(one, square);
        var far = graph.Divide(
            graph.Subtract(graph.Double(ErrorFunction.InverseRootPi), graph.Multiply(inverse, Ratio(ErrorFunction.FarOver, ErrorFunction.FarUnder, inverse))), a);
        var tail = graph.Multiply(graph.Where(graph.Node("LessOrEqual", a, graph.Double(ErrorFunction.Far)), middle, far), graph.Node("Exp", graph.Node("Neg", square)));
        var complement = graph.Where(graph.Node("LessOrEqual", a, graph.Double(ErrorFunction.Near)), near, tail);
        var signed = graph.Where(graph.Node("Less", u, graph.Double(0)), graph.Subtract(graph.Double(2), complement), complement);
        return graph.Divide(signed, graph.Double(2));
    }

    /// <summary>The number with Φ of it at a place, between ±<see cref="QuantileMap.Farthest"/>: an approximation and two of Halley's steps, like <see cref="Normal.Quantile"/>.</summary>
    private string NormalQuantile(string place)
    {
        const double Least = 1e-7;
        var (one, half) = (graph.Double(1), graph.Double(0.5));
        var share = graph.Node("Max", graph.Node("Min", place, graph.Subtract(one, place)), graph.Double(Least));
        var t = graph.Node("Sqrt", graph.Multiply(graph.Double(-2), graph.Node("Log", share)));
        var x = graph.Subtract(Ratio([0.010328, 0.802853, 2.515517], [0.001308, 0.189269, 1.432788, 1], t), t);
        for (var step = 0; step < 2; step++)
        {
            var density = graph.Divide(graph.Node("Exp", graph.Multiply(graph.Double(-0.5), graph.Multiply(x, x))), graph.Double(Math.Sqrt(2 * Math.PI)));
            var off = graph.Divide(graph.Subtract(Cumulative(x), share), density);
            x = graph.Subtract(x, graph.Divide(off, graph.Add(one, graph.Multiply(half, graph.Multiply(x, off)))));
        }

        return graph.Where(graph.Node("Greater", place, half), graph.Node("Neg", x), x);
    }

    /// <summary>A quotient of polynomials of a column, the highest powers first.</summary>
    private string Ratio(ReadOnlySpan<double> over, ReadOnlySpan<double> under, string x) => graph.Divide(Polynomial(over, x), Polynomial(under, x));

    private string Polynomial(ReadOnlySpan<double> coefficients, string x)
    {
        var powers = new double[coefficients.Length];
        for (var at = 0; at < powers.Length; at++) powers[at] = powers.Length - 1 - at;
        return graph.Node("MatMul", graph.Node("Pow", x, graph.Row(powers)), graph.Doubles(coefficients, coefficients.Length, 1));
    }
}
