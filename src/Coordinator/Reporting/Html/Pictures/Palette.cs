using System.Globalization;

namespace ActorSearch.Coordinator.Reporting.Html.Pictures;

/// <summary>The colours of a picture's numbers.</summary>
/// <param name="Name">As the style sheet calls its scale.</param>
/// <param name="Colours">256 × red, green, blue; the first is that of nothing.</param>
internal sealed record Palette(string Name, byte[] Colours)
{
    /// <summary>Images: from paper to ink.</summary>
    public static Palette Ink { get; } = FromStops("ink", "ffffff", "000000");

    /// <summary>Amounts: cividis, made for colour-blind eyes, from none (dark) to much (bright).</summary>
    public static Palette Amount { get; } =
        FromStops("amount", "00224e", "123570", "3b496c", "575d6d", "707173", "8a8678", "a59c74", "c3b369", "e1cc55", "fee838");

    /// <summary>Numbers on both sides of 0: blue below, white at 0, orange above, which everyone can distinguish.</summary>
    public static Palette Signed { get; } = FromStops("signed", "00406b", "0072b2", "8fc3e3", "ffffff", "f3b183", "d55e00", "7a3400");

    private static Palette FromStops(string name, params string[] stops)
    {
        var colours = new byte[3 * 256];
        for (var number = 1; number < 256; number++)
        {
            var place = (number - 1) / 254.0 * (stops.Length - 1);
            var from = Math.Min((int)place, stops.Length - 2);
            for (var channel = 0; channel < 3; channel++)
            {
                var (low, high) = (Channel(stops[from], channel), Channel(stops[from + 1], channel));
                colours[(3 * number) + channel] = (byte)Math.Round(low + ((place - from) * (high - low)));
            }
        }

        return new Palette(name, colours);
    }

    private static int Channel(string hex, int channel) => int.Parse(hex.AsSpan(2 * channel, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
