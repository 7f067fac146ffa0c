using System.Globalization;

namespace ActorSearch.Shared.Settings;

/// <summary>What our own settings of a node may be.</summary>
internal static class NodeSettingForms
{
    private const string Log = "actorsearch.log";

    private static readonly SettingForm Url = SettingForm.OfText("an address, for example http://localhost:5341, or empty", text =>
        text.Length == 0 || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"));

    private static readonly Dictionary<string, SettingForm> OfAll = new()
    {
        ["actorsearch.certificate-check"] = SettingForm.Lasting(TimeSpan.FromMilliseconds(100)),
        [$"{Log}.seq.url"] = Url,
        [$"{Log}.seq.api-key"] = SettingForm.Any,
        [$"{Log}.otlp.url"] = Url,
        [$"{Log}.otlp.protocol"] = SettingForm.OneOf("grpc", "http"),
        [$"{Log}.otlp.traces"] = SettingForm.OfText("a share of all folds from 0 to 1", text =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1),
    };

    public static Dictionary<string, SettingForm> Coordinator { get; } = With(
        ("actorsearch.lease", SettingForm.Lasting(TimeSpan.FromMilliseconds(500))), ("actorsearch.data-port", SettingForm.Whole(0, ushort.MaxValue)));

    public static Dictionary<string, SettingForm> Trainer { get; } = With(
        ("actorsearch.beat", SettingForm.Lasting(TimeSpan.FromMilliseconds(1))), ("actorsearch.data-cache", SettingForm.Size(0, long.MaxValue)));

    private static Dictionary<string, SettingForm> With(params (string Key, SettingForm Form)[] own) =>
        new(OfAll.Concat(own.Select(one => KeyValuePair.Create(one.Key, one.Form))));
}
