using System.Collections.Immutable;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Convolution;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.Coordinator.Storage;

/// <summary>Whether an earlier version computed the convolutions of a study with the bits of this one.</summary>
internal static class EarlierConvolutions
{
    /// <summary>More nets are not looked at.</summary>
    private const int MostNets = 1000;

    /// <summary>False also where it cannot be known: the size of the images is missing, or the nets are too many to list.</summary>
    /// <param name="earlier">With the data of <paramref name="now"/>; other data is refused anyway.</param>
    public static bool AreUnchanged(StudyCard earlier, StudyCard now)
    {
        if ((earlier.Convolutions, now.Convolutions) is not (2, 3) || now.Image is not { } image) return false;
        var varying = earlier.Space.Dimensions.Where(dimension => dimension.Path.StartsWith("model.", StringComparison.Ordinal)).ToArray();
        if (!varying.All(dimension => dimension.Values is DimensionValues.Listed)) return false;
        var nets = 1L;
        foreach (var dimension in varying) nets = Math.Min(nets * Items(dimension).Length, MostNets + 1);
        if (nets > MostNets) return false;
        var images = new ConvShape(1, image.Height, image.Width);
        return Enumerable.Range(0, (int)nets).All(net => ModelOf(net) is not Conv conv
            || ConvShape.Check(conv.Blocks, images) is not null || ConvolutionEngine.IsUnchangedSince2(conv, images));

        ModelSettings ModelOf(int net)
        {
            var settings = earlier.Settings;
            foreach (var dimension in varying)
            {
                var items = Items(dimension);
                (settings, net) = (settings.SetItem(dimension.Path, items[net % items.Length]), net / items.Length);
            }

            return BuiltIn.Schema.For(settings).Values(settings.GetValueOrDefault).Make(ModelSection.Kind);
        }
    }

    private static ImmutableArray<string> Items(Dimension dimension) => ((DimensionValues.Listed)dimension.Values).Items;
}
