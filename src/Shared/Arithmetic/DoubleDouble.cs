namespace ActorSearch.Shared.Arithmetic;

/// <summary>A number as the sum of two, the second below half a unit in the last place of the first: about 106 bits (Dekker, 1971).</summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    /// <summary>The nearest double.</summary>
    public double Rounded => High + Low;

    /// <summary>A sum without error.</summary>
    public static DoubleDouble Sum(double left, double right)
    {
        var sum = left + right;
        var part = sum - left;
        return new DoubleDouble(sum, (left - (sum - part)) + (right - part));
    }

    /// <summary>A product without error.</summary>
    public static DoubleDouble Product(double left, double right)
    {
        var product = left * right;
        return new DoubleDouble(product, Math.FusedMultiplyAdd(left, right, -product));
    }

    public static DoubleDouble operator +(DoubleDouble left, DoubleDouble right)
    {
        var high = Sum(left.High, right.High);
        var low = Sum(left.Low, right.Low);
        var sum = Quick(high.High, high.Low + low.High);
        return Quick(sum.High, sum.Low + low.Low);
    }

    public static DoubleDouble operator -(DoubleDouble number) => new(-number.High, -number.Low);

    public static DoubleDouble operator *(DoubleDouble left, DoubleDouble right)
    {
        var product = Product(left.High, right.High);
        return Quick(product.High, product.Low + (Math.FusedMultiplyAdd(left.High, right.Low, left.Low * right.High)));
    }

    public static DoubleDouble operator /(DoubleDouble left, DoubleDouble right)
    {
        var first = left.High / right.High;
        var rest = left + (-(right * new DoubleDouble(first, 0)));
        var second = rest.High / right.High;
        rest += -(right * new DoubleDouble(second, 0));
        return Quick(first, second) + new DoubleDouble(rest.High / right.High, 0);
    }

    /// <summary>A sum whose first part is the larger one.</summary>
    public static DoubleDouble Quick(double high, double low)
    {
        var sum = high + low;
        return new DoubleDouble(sum, low - (sum - high));
    }
}
