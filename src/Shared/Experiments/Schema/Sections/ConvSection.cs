using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>The layers of a convolutional net.</summary>
public static class ConvSection
{
    public static readonly Setting<ImmutableArray<int>> Channels = new Setting<ImmutableArray<int>>(
        "model.channels", SettingScope.Training, "Feature maps of each convolutional block: one number for each block.", "[16, 32]",
        new ListKind<int>(new WholeKind(1, ModelSection.Widest), 1, "[16, 32]")).With(ModelSection.Kind, "conv");

    public static readonly Setting<ImmutableArray<int>> Kernel = Blocks("model.kernel", 5, 1, "Width and height of the kernel in pixels.");

    public static readonly Setting<ImmutableArray<int>> Stride = Blocks("model.stride", 1, 1, "Pixels between two positions of the kernel.");

    public static readonly Setting<ImmutableArray<int>> Padding = Blocks("model.padding", 2, 0, "Zeros that are added around the maps before a convolution.");

    public static readonly Setting<ImmutableArray<int>> Pool =
        Blocks("model.pool", 2, 1, "Width and height of the max-pooling window in pixels; 1: no pooling.");

    public static readonly Setting<bool> BatchNorm =
        Flag("model.batch-norm", SettingScope.Training, false, "Normalise channels over the batch before the activation.")
            .With(ModelSection.Kind, "conv");

    public static readonly Setting<ImmutableArray<int>> Head = new Setting<ImmutableArray<int>>(
        "model.head", SettingScope.Training, "Widths of hidden linear layers after the blocks; if empty, only the output layer follows.", "[]",
        new ListKind<int>(new WholeKind(1, ModelSection.Widest), 0, "[128]")).With(ModelSection.Kind, "conv");

    public static readonly ImmutableArray<Setting> All = [Channels, Kernel, Stride, Padding, Pool, BatchNorm, Head];

    /// <summary>Why the numbers do not fit the blocks.</summary>
    public static bool Misfits(SettingValues values, Setting<ImmutableArray<int>> each) =>
        values.IsUsed(each) && values.Get(each).Length is not 1 and var length && length != values.Get(Channels).Length;

    public static ModelSettings Make(SettingValues values)
    {
        var channels = values.Get(Channels);
        return new ModelSettings.Conv(
            [
                .. Enumerable.Range(0, channels.Length).Select(i => new ConvBlock(
                    channels[i], At(values, Kernel, i), At(values, Stride, i), At(values, Padding, i), At(values, Pool, i), values.Get(BatchNorm))),
            ],
            values.Get(Head),
            values.Make(ModelSection.Activation),
            values.Get(ModelSection.Dropout));
    }

    /// <summary>The number of one block.</summary>
    public static int At(SettingValues values, Setting<ImmutableArray<int>> each, int block) =>
        values.Get(each) is [var all] ? all : values.Get(each)[block];

    private static Setting<ImmutableArray<int>> Blocks(string path, int standard, int low, string summary)
    {
        var kind = new BlocksKind(low);
        return new Setting<ImmutableArray<int>>(path, SettingScope.Training, summary, kind.Format([standard]), kind).With(ModelSection.Kind, "conv");
    }
}
