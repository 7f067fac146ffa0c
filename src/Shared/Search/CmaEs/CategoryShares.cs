namespace ActorSearch.Shared.Search.CmaEs;

/// <summary>
/// How likely each category of an axis is: moves towards those of the parents (Hamano and others, «CatCMA», 2024), but none falls below a least
/// share, so that none is lost for good.
/// </summary>
internal static class CategoryShares
{
    /// <summary>The shares after a generation.</summary>
    /// <param name="chosen">Of each parent; NaN where the axis does not vary there.</param>
    public static double[] After(double[] shares, IEnumerable<double> chosen, double[] weights, double rate, double least)
    {
        var moved = (double[])shares.Clone();
        foreach (var (category, weight) in chosen.Zip(weights))
        {
            if (double.IsNaN(category)) continue;
            for (var i = 0; i < moved.Length; i++) moved[i] += rate * weight * ((i == (int)category ? 1 : 0) - shares[i]);
        }

        var sum = 0.0;
        for (var i = 0; i < moved.Length; i++) sum += moved[i] = Math.Max(moved[i], least / moved.Length);
        for (var i = 0; i < moved.Length; i++) moved[i] /= sum;
        return moved;
    }

    /// <summary>The category at a number in [0, 1).</summary>
    public static int At(double[] shares, double number)
    {
        var category = 0;
        while (category < shares.Length - 1 && (number -= shares[category]) >= 0) category++;
        return category;
    }
}
