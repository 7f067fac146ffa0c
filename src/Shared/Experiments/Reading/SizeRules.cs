using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>Nets that are too large to train, judged by their settings alone; the part that depends on the data is checked when it is read.</summary>
internal static class SizeRules
{
    public static readonly ImmutableArray<Rule> All =
    [
        new(ModelSection.Hidden, [ModelSection.Kind, ModelSection.Hidden],
            values => values.IsUsed(ModelSection.Hidden) && Between(values.Get(ModelSection.Hidden)) > ModelSettings.MostWeights,
            $"a net of more than {ModelSettings.MostWeights:N0} weights is too large: make model.hidden narrower."),
        new(ConvSection.Channels, [ModelSection.Kind, ConvSection.Channels, ConvSection.Kernel],
            values => values.IsUsed(ConvSection.Channels) && !ConvSection.Misfits(values, ConvSection.Kernel)
                && OfKernels(values) > ModelSettings.MostWeights,
            $"a net of more than {ModelSettings.MostWeights:N0} weights is too large: use smaller numbers in model.channels or model.kernel."),
        new(ConvSection.Head, [ModelSection.Kind, ConvSection.Channels, ConvSection.Head],
            values => values.IsUsed(ConvSection.Head)
                && Between([values.Get(ConvSection.Channels)[^1], .. values.Get(ConvSection.Head)]) > ModelSettings.MostWeights,
            $"a net of more than {ModelSettings.MostWeights:N0} weights is too large: make model.head narrower."),
    ];

    private static long Between(ImmutableArray<int> widths) => widths.Zip(widths.Skip(1), (from, to) => (long)from * to).Sum();

    private static double OfKernels(SettingValues values)
    {
        var channels = values.Get(ConvSection.Channels);
        return channels.Select((maps, block) =>
            (block == 0 ? 1.0 : channels[block - 1]) * maps * Math.Pow(ConvSection.At(values, ConvSection.Kernel, block), 2)).Sum();
    }
}
