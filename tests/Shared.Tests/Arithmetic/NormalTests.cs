using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.Shared.Tests.Arithmetic;

/// <summary>The error function, the normal distribution and the logarithm of an expected improvement.</summary>
public class NormalTests
{
    /// <summary>Rounded from 60 digits, which another library computed.</summary>
    public static TheoryData<string, double, double> Known => new()
    {
        { "Erf", 1e-20, 1.1283791670955125e-20 },
        { "Erf", 0.1, 0.1124629160182849 },
        { "Erf", -0.46, -0.4846553900016797 },
        { "Erf", 0.47, 0.4937450508860821 },
        { "Erf", 0.5, 0.5204998778130465 },
        { "Erf", -1.0, -0.8427007929497149 },
        { "Erf", 2.0, 0.9953222650189527 },
        { "Erf", 3.9, 0.9999999652077514 },
        { "Erf", 4.1, 0.9999999932999724 },
        { "Erf", 6.0, 1.0 },
        { "Complement", -3.0, 1.9999779095030015 },
        { "Complement", -0.3, 1.3286267594591274 },
        { "Complement", 0.2, 0.7772974107895215 },
        { "Complement", 0.46875, 0.507386526782062 },
        { "Complement", 0.5, 0.4795001221869535 },
        { "Complement", 1.0, 0.15729920705028513 },
        { "Complement", 2.5, 0.0004069520174449589 },
        { "Complement", 4.0, 1.541725790028002e-08 },
        { "Complement", 4.01, 1.4196939421371052e-08 },
        { "Complement", 10.0, 2.088487583762545e-45 },
        { "Complement", 26.0, 5.663192408856143e-296 },
        { "ScaledComplement", -5.0, 144009798674.66104 },
        { "ScaledComplement", -0.4, 1.676233956688859 },
        { "ScaledComplement", 0.0, 1.0 },
        { "ScaledComplement", 0.3, 0.7345993345676551 },
        { "ScaledComplement", 0.5, 0.6156903441929259 },
        { "ScaledComplement", 3.0, 0.17900115118138996 },
        { "ScaledComplement", 4.5, 0.12248480427384142 },
        { "ScaledComplement", 50.0, 0.011281536265323773 },
        { "ScaledComplement", 10000000000.0, 5.641895835477563e-11 },
        { "Density", 0.0, 0.3989422804014327 },
        { "Density", -0.7, 0.31225393336676127 },
        { "Density", 3.0, 0.0044318484119380075 },
        { "Density", -20.0, 5.520948362159764e-88 },
        { "Density", 38.0, 1.097221052e-314 },
        { "Cumulative", -30.0, 4.906713927148187e-198 },
        { "Cumulative", -6.5, 4.016000583859118e-11 },
        { "Cumulative", -1.0, 0.15865525393145705 },
        { "Cumulative", 0.0, 0.5 },
        { "Cumulative", 0.25, 0.5987063256829237 },
        { "Cumulative", 1.96, 0.9750021048517795 },
        { "Cumulative", 5.0, 0.9999997133484281 },
        { "Cumulative", 9.0, 1.0 },
        { "LogImprovement", -1000000.0, -500000000028.55 },
        { "LogImprovement", -1000.0, -500014.73445209116 },
        { "LogImprovement", -100.0, -5010.12957880025 },
        { "LogImprovement", -41.0, -848.8478636172404 },
        { "LogImprovement", -39.0, -768.7480296928501 },
        { "LogImprovement", -20.0, -206.9178385094251 },
        { "LogImprovement", -8.0, -37.12236426169263 },
        { "LogImprovement", -3.0, -7.869686059603029 },
        { "LogImprovement", -1.0, -2.4851210257126413 },
        { "LogImprovement", -0.99, -2.4661143916690493 },
        { "LogImprovement", 0.0, -0.9189385332046728 },
        { "LogImprovement", 0.5, -0.3598276837450638 },
        { "LogImprovement", 3.0, 1.0987396653277077 },
        { "LogImprovement", 10.0, 2.302585092994046 },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_result_has_fourteen_digits(string function, double argument, double expected) =>
        Assert.InRange(Of(function, argument), expected - (1e-14 * Math.Abs(expected)), expected + (1e-14 * Math.Abs(expected)));

    [Fact]
    public void The_ends_are_what_they_are_everywhere()
    {
        Assert.Equal((1, -1, 0), (ErrorFunction.Erf(double.PositiveInfinity), ErrorFunction.Erf(double.NegativeInfinity), ErrorFunction.Erf(0)));
        Assert.Equal((0, 1, 0), (Normal.Cumulative(-50), Normal.Cumulative(50), Normal.Density(1e200)));
        Assert.True(double.IsNaN(ErrorFunction.Erf(double.NaN)) && double.IsNaN(Normal.Cumulative(double.NaN)));
    }

    [Fact]
    public void The_log_improvement_grows_with_the_difference_across_all_its_branches()
    {
        var last = double.NegativeInfinity;
        for (var z = -60.0; z < 5; z += 1.0 / 256)
        {
            var here = Normal.LogImprovement(z);
            Assert.True(here > last, $"{z}");
            last = here;
        }
    }

    private static double Of(string function, double x) => function switch
    {
        "Erf" => ErrorFunction.Erf(x),
        "Complement" => ErrorFunction.Complement(x),
        "ScaledComplement" => ErrorFunction.ScaledComplement(x),
        "Density" => Normal.Density(x),
        "Cumulative" => Normal.Cumulative(x),
        _ => Normal.LogImprovement(x),
    };
}
