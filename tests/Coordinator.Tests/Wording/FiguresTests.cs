using ActorSearch.Coordinator.Reporting.Html.Charts;
using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Tests.Wording;

public class FiguresTests
{
    /// <summary>Numbers with their texts; the pages in a browser are asked for the same.</summary>
    public static TheoryData<double, string> Shown { get; } = new()
    {
        { 0, "0" },
        { -0.0, "0" },
        { 1, "1.000" },
        { 0.107243, "0.1072" },
        { -12.3456, "-12.35" },
        { 123456, "123456" },
        { 12345678, "1.235e+7" },
        { 1234567, "1234567" },
        { -337, "-337.0" },
        { 9.9996, "10.00" },
        { 9.9994, "9.999" },
        { 0.0001, "0.0001000" },
        { 0.000099996, "0.0001000" },
        { 0.000099994, "9.999e-5" },
        { 1e-10, "1.000e-10" },
        { 1.23e-10, "1.230e-10" },
        { -2.5e-7, "-2.500e-7" },
        { 9999999.7, "1.000e+7" },
        { 1e300, "1.000e+300" },
        { 5e-324, "4.941e-324" },
        { 9999.5, "10000" },
        { 999.95, "1000" },
        { 1000.5, "1001" },
        { 100.25, "100.3" },
        { -1.0625, "-1.063" },
        { 5.6715, "5.671" },
        { 1234566.5, "1234567" },
        { 98905000, "9.891e+7" },
        { 1746500000000, "1.747e+12" },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_figure_has_four_significant_digits_also_where_the_last_ones_are_zeros(double number, string shown)
    {
        Assert.Equal(shown, Figures.Format(number));
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void What_is_not_finite_is_named(double number, string shown)
    {
        Assert.Equal(shown, Figures.Format(number));
    }

    [Theory]
    [InlineData(1234567)]
    [InlineData(9999999)]
    [InlineData(123.456789)]
    [InlineData(0.000123456789)]
    [InlineData(1.23456789e-15)]
    [InlineData(-9.87654321e20)]
    [InlineData(0.12344996)]
    [InlineData(-1.23449996e-12)]
    [InlineData(12345.46)]
    [InlineData(123456.5)]
    [InlineData(1.234499999e17)]
    [InlineData(5e-324)]
    [InlineData(1.7976931348623157e308)]
    public void A_chart_shows_a_number_like_a_table(double number)
    {
        Assert.Equal(Figures.Format(number), Figures.Format(ShortNumber.Round(number)!.Value));
    }

    [Theory]
    [InlineData("actorsearch", "actorsearch")]
    [InlineData("ActorSearch.Coordinator", "dotnet run -c Release --project src/Coordinator --")]
    [InlineData("their-program", null)]
    [InlineData(null, null)]
    public void A_report_names_the_program_that_made_it(string? assembly, string? command)
    {
        Assert.Equal(command, ProgramCommand.Describe(assembly));
    }
}
