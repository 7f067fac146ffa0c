using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.Shared.Tests.Arithmetic;

/// <summary>Our own exponential, logarithm, sine, cosine and power.</summary>
public class ElementaryTests
{
    /// <summary>Rounded from 90 digits, which another library computed.</summary>
    public static TheoryData<string, double, double> Known => new()
    {
        { "Exp", -1e-300, 1.0 },
        { "Exp", -0.001, 0.999000499833375 },
        { "Exp", 1.0, 2.718281828459045 },
        { "Exp", -1.0, 0.36787944117144233 },
        { "Exp", 0.5, 1.6487212707001282 },
        { "Exp", -20.25, 1.6052280551856116e-09 },
        { "Exp", -87.5, 9.982350930569248e-39 },
        { "Exp", -700.1, 8.921404266525102e-305 },
        { "Exp", 709.7, 1.6549840276802644e+308 },
        { "Exp", 3.3e-09, 1.0000000033 },
        { "Exp", -20.96282983264869, 7.869709089744317e-10 },
        { "Exp", 3.538338023676147, 34.40968356251014 },
        { "Exp", -10.403586676153658, 3.0323527058956613e-05 },
        { "Exp", 8.313603087695554, 4078.9834734673254 },
        { "Exp", 10.057624328644323, 23333.008915477167 },
        { "Exp", -34.75769126081495, 8.033901111329309e-16 },
        { "Exp", -38.94656067561007, 1.2182140652581517e-17 },
        { "Exp", 26.997526567716804, 530733881466.5244 },
        { "Log", 2.0, 0.6931471805599453 },
        { "Log", 10.0, 2.302585092994046 },
        { "Log", 0.5, -0.6931471805599453 },
        { "Log", 1e-310, -713.8013788281542 },
        { "Log", 1.7e+308, 709.7268368932282 },
        { "Log", 1.0000000000000002, 2.2204460492503128e-16 },
        { "Log", 0.9999999999999999, -1.1102230246251565e-16 },
        { "Log", 0.99, -0.01005033585350145 },
        { "Log", 1.004, 0.003992021269537457 },
        { "Log", 1.42, 0.35065687161316933 },
        { "Log", 0.25935401432800764, -1.3495612998853632 },
        { "Log", 0.23433096104669637, -1.4510207994468864 },
        { "Log", 0.9956448355104628, -0.004364675844124417 },
        { "Log", 0.47026350752244794, -0.7544620870828564 },
        { "Log", 0.8364614512743888, -0.17857484297111711 },
        { "Log", 0.47635320869933495, -0.7415956648399962 },
        { "Log", 0.6390681405441619, -0.44774419407049393 },
        { "Log", 0.15061642402352393, -1.8930189123015395 },
        { "Sin", 0.1, 0.09983341664682815 },
        { "Sin", -0.1, -0.09983341664682815 },
        { "Sin", 1.5707963267948966, 1.0 },
        { "Sin", 3.141592653589793, 1.2246467991473532e-16 },
        { "Sin", 100000.5, -0.4477465716572126 },
        { "Sin", -5.9, 0.373876664830236 },
        { "Sin", 1.8880492159926376, 0.9500959844360589 },
        { "Sin", 5.152634300006154, -0.9046471446879208 },
        { "Sin", 0.32453694536621924, 0.3188699375795811 },
        { "Sin", 3.3775259868208636, -0.23375056391706706 },
        { "Sin", 2.399760655174296, 0.675639652572514 },
        { "Sin", -6.103559864822038, 0.17866105470199334 },
        { "Sin", 3.615223448015442, -0.4561203943161378 },
        { "Sin", 1.275394161038447, 0.9566851393371163 },
        { "Cos", 0.1, 0.9950041652780258 },
        { "Cos", -3.0, -0.9899924966004454 },
        { "Cos", 1.5707963267948966, 6.123233995736766e-17 },
        { "Cos", 3.141592653589793, -1.0 },
        { "Cos", 100000.5, -0.8941605043666447 },
        { "Cos", 6.28, 0.9999949269133752 },
        { "Cos", -2.7822527667800276, -0.9361291606207677 },
        { "Cos", -6.5658354794235, 0.9603196741561933 },
        { "Cos", 5.117381317705238, 0.3940117175721599 },
        { "Cos", -0.38151275868346435, 0.9281024600336378 },
        { "Cos", 3.0635349369212435, -0.996955042984108 },
        { "Cos", 5.303379203576744, 0.5571835667423382 },
        { "Cos", 2.997812770556836, -0.989681466962339 },
        { "Cos", 5.8953813461742435, 0.9257417375447398 },
        { "Pow1", 0.9, 0.9 },
        { "Pow1000", 0.999, 0.36769542477096373 },
        { "Pow1074", 0.5, 5e-324 },
        { "Pow20", 0.1, 1.0000000000000011e-20 },
        { "Pow77", 0.99, 0.46122196741809546 },
        { "Pow100", 1.5, 4.065611775352152e+17 },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_result_is_the_nearest_double(string function, double argument, double nearest) => Assert.Equal(nearest, Of(function, argument));

    [Fact]
    public void The_ends_of_the_numbers_are_what_they_are_everywhere()
    {
        Assert.Equal((1, 0, double.PositiveInfinity, 0), (Elementary.Exp(0), Elementary.Exp(double.NegativeInfinity), Elementary.Exp(710), Elementary.Exp(-746)));
        Assert.Equal((0, double.NegativeInfinity, double.PositiveInfinity), (Elementary.Log(1), Elementary.Log(0), Elementary.Log(double.PositiveInfinity)));
        Assert.True(double.IsNaN(Elementary.Exp(double.NaN)) && double.IsNaN(Elementary.Log(-1)) && double.IsNaN(Elementary.Log(double.NaN)));
        Assert.True(double.IsNaN(Elementary.Sin(double.PositiveInfinity)) && double.IsNaN(Elementary.Cos(double.NaN)));
        Assert.Equal((0, 1, 1, 0), (Elementary.Sin(0), Elementary.Cos(0), Elementary.Pow(0.3, 0), Elementary.Pow(0, 5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Elementary.Sin(1e9));
    }

    /// <summary>Of the machine that this was written on; another one, whatever its vectors, has to give the same.</summary>
    [Fact]
    public void The_bits_are_the_same_on_every_machine()
    {
        var numbers = new double[100_000];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Elementary.Exp((i * 1e-3) - 50) + Elementary.Log(i + 0.1) + Elementary.Sin(i * 1e-3) + Elementary.Cos(i * 1e-2) + Elementary.Pow(0.9999, i % 5000);
        }

        Assert.Equal("6178eed80fa8e1db", Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(numbers.AsSpan())))[..16]);
    }

    private static double Of(string function, double x) => function switch
    {
        "Exp" => Elementary.Exp(x),
        "Log" => Elementary.Log(x),
        "Sin" => Elementary.Sin(x),
        "Cos" => Elementary.Cos(x),
        _ => Elementary.Pow(x, int.Parse(function["Pow".Length..], CultureInfo.InvariantCulture)),
    };
}
