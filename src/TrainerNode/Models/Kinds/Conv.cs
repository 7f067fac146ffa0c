using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.TrainerNode.Models.Kinds;

/// <summary>
/// A convolutional net for images: blocks of convolution, batch normalisation, activation, max pooling and dropout, then linear
/// layers as in <see cref="Mlp"/>.
/// </summary>
/// <param name="Blocks">From input to output, at least one.</param>
/// <param name="Hidden">Widths of hidden linear layers between the blocks and the output; may be empty.</param>
/// <param name="Activation">The nonlinearity in each block and after each hidden layer.</param>
/// <param name="Dropout">Share of the outputs of each block and hidden layer that a training step drops, in [0, 1).</param>
public sealed record Conv(ImmutableArray<ConvBlock> Blocks, ImmutableArray<int> Hidden, Activation Activation, double Dropout) : NetModel
{
    public const string Name = "conv";

    private static readonly Setting<ImmutableArray<int>> Channels =
        ModelSection.Widths("model.channels", "Feature maps of each convolutional block: one number for each block.", "[16, 32]", least: 1, "[16, 32]");

    private static readonly Setting<ImmutableArray<int>> Kernel = OfBlocks("model.kernel", 5, 1, "Width and height of the kernel in pixels.");

    private static readonly Setting<ImmutableArray<int>> Stride = OfBlocks("model.stride", 1, 1, "Pixels between two positions of the kernel.");

    private static readonly Setting<ImmutableArray<int>> Padding = OfBlocks("model.padding", 2, 0, "Zeros that are added around the maps before a convolution.");

    private static readonly Setting<ImmutableArray<int>> Pool =
        OfBlocks("model.pool", 2, 1, "Width and height of the max-pooling window in pixels; 1: no pooling.");

    private static readonly Setting<bool> BatchNorm =
        Define.Flag("model.batch-norm", SettingScope.Training, false, "Normalise channels over the batch before the activation.");

    private static readonly Setting<ImmutableArray<int>> Head =
        ModelSection.Widths("model.head", "Widths of hidden linear layers after the blocks; if empty, only the output layer follows.", "[]", least: 0, "[128]");

    public static readonly Kind<ModelSettings> Kind = new(
        Name, Make, Channels, Kernel, Stride, Padding, Pool, BatchNorm, Head, ModelSection.Activation, ModelSection.Dropout)
    {
        Rules =
        [
            new(ModelSection.Kind, [DataSection.Kind], values => !values.Make(DataSection.Kind).HasImages,
                "a convolutional net needs images: set data.kind to a source of images, for example idx, or model.kind = mlp."),
            Fits(Kernel), Fits(Stride), Fits(Padding), Fits(Pool),
            new(Channels, [Channels, Kernel], values => !Misfits(values, Kernel) && OfKernels(values) > MostWeights,
                $"a net of more than {MostWeights:N0} weights is too large: use smaller numbers in model.channels or model.kernel."),
            new(Head, [Channels, Head], values => OfHead(values) > MostWeights,
                $"a net of more than {MostWeights:N0} weights is too large: make model.head narrower."),
        ],
    };

    /// <inheritdoc/>
    public override string Word => Name;

    /// <summary>Maps take a hundred times the memory of a row.</summary>
    public override int MostRows => 64;

    /// <summary>The layers from input to output.</summary>
    /// <param name="input">What goes in.</param>
    /// <param name="outputs">Output columns.</param>
    public ConvLayers Layers(ConvShape input, int outputs) => ConvLayers.Create(Blocks, Hidden, input, outputs);

    /// <inheritdoc/>
    public override IEnumerable<(string Name, ImmutableArray<int> Shape)> Weights(NetInputs inputs, int outputs) =>
        TorchConvLayout.Create(Layers(Input(inputs), outputs)).Blocks.Select(block => (block.Name, block.Shape));

    /// <inheritdoc/>
    public override NetSize Size(NetInputs inputs, int outputs)
    {
        var (weights, filled, shape) = (0.0, 0.0, Input(inputs));
        foreach (var block in Blocks)
        {
            var convolved = shape.Convolved(block);
            weights += (((double)shape.Channels * block.Kernel * block.Kernel) + 1 + (block.BatchNorm ? 2 : 0)) * block.Channels;
            shape = convolved.Pooled(block.Pool);
            filled += SizeOf(convolved) + SizeOf(shape);
        }

        return new NetSize(
            weights + NetSize.OfChain([SizeOf(shape), .. Hidden.Select(width => (double)width), outputs]), filled + Hidden.Sum(width => (double)width),
            Channels.Path, "fewer maps, less padding or more pooling");

        static double SizeOf(ConvShape maps) => (double)maps.Channels * maps.Height * maps.Width;
    }

    /// <inheritdoc/>
    public override Mistake? Check(NetInputs inputs) =>
        ConvShape.Check(Blocks, Input(inputs)) ?? (inputs.BatchSize == 1 ? ConvShape.CheckSingle(Blocks, Input(inputs)) : null);

    private static ConvShape Input(NetInputs inputs) => new(1, inputs.Image!.Value.Height, inputs.Image.Value.Width);

    private static Conv Make(SettingValues values)
    {
        var channels = values.Get(Channels);
        return new Conv(
            [
                .. Enumerable.Range(0, channels.Length).Select(i => new ConvBlock(
                    channels[i], At(values, Kernel, i), At(values, Stride, i), At(values, Padding, i), At(values, Pool, i), values.Get(BatchNorm))),
            ],
            values.Get(Head),
            values.Make(ModelSection.Activation),
            values.Get(ModelSection.Dropout));
    }

    private static int At(SettingValues values, Setting<ImmutableArray<int>> each, int block) =>
        values.Get(each) is [var all] ? all : values.Get(each)[block];

    private static bool Misfits(SettingValues values, Setting<ImmutableArray<int>> each) =>
        values.Get(each).Length is not 1 and var length && length != values.Get(Channels).Length;

    private static Rule Fits(Setting<ImmutableArray<int>> each) => new(
        each, [Channels, each], values => Misfits(values, each),
        $"{each.Path} and model.channels have different lengths: give one number for all blocks, or one for each.");

    private static double OfKernels(SettingValues values)
    {
        var channels = values.Get(Channels);
        return channels.Select((maps, block) => (block == 0 ? 1.0 : channels[block - 1]) * maps * At(values, Kernel, block) * At(values, Kernel, block)).Sum();
    }

    private static double OfHead(SettingValues values)
    {
        ImmutableArray<int> widths = [values.Get(Channels)[^1], .. values.Get(Head)];
        return widths.Zip(widths.Skip(1), (from, to) => (double)from * to).Sum();
    }

    private static Setting<ImmutableArray<int>> OfBlocks(string path, int standard, int low, string summary)
    {
        var kind = new EachKind(low, "block", "[5, 3]");
        return new Setting<ImmutableArray<int>>(path, SettingScope.Training, summary, kind.Format([standard]), kind);
    }
}
