using ActorSearch.Abstractions;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ActorSearch.Torch;

/// <summary>
/// Draws the parameters of a module again, by the rules of PyTorch's constructors. Each parameter has a stream of its own, by its path, so that layers which
/// configurations have in common begin with the same numbers. Functions of <c>nn.init</c> would use the generator of the process.
/// </summary>
internal static class InitialParameters
{
    /// <param name="module">Just built.</param>
    /// <param name="streams">Of the training.</param>
    /// <param name="other">Draws a parameter that has no rule here.</param>
    public static void Draw(nn.Module module, IRandomStreams streams, Action<string, Tensor, IRandomStream> other)
    {
        foreach (var (path, owner) in ModulesOf(module))
        {
            var own = owner.named_parameters(recurse: false).ToDictionary(pair => pair.name, pair => pair.parameter);
            foreach (var (name, parameter) in own)
            {
                var full = path.Length == 0 ? name : $"{path}.{name}";
                var stream = streams.Stream($"parameter {full}");
                if (BoundOf(owner, name, own) is { } bound) Draws.Uniform(parameter, bound, stream);
                else if (owner is Embedding or EmbeddingBag) Embed(parameter, stream);
                else if (!IsConstant(owner, parameter)) other(full, parameter, stream);
            }
        }
    }

    /// <summary>A module and all below it, with their paths.</summary>
    public static IEnumerable<(string Path, nn.Module Module)> ModulesOf(nn.Module module) =>
        [("", module), .. module.named_modules().Where(pair => !ReferenceEquals(pair.module, module)).Select(pair => (pair.name, pair.module))];

    /// <summary>The bound of a uniform draw; null where the rule is another one.</summary>
    private static double? BoundOf(nn.Module owner, string name, Dictionary<string, Parameter> own) => owner switch
    {
        Linear or Convolution => 1 / Math.Sqrt(FanIn(own["weight"])),
        Bilinear => 1 / Math.Sqrt(own["weight"].shape[1]),
        LSTM or GRU or RNN or LSTMCell or GRUCell or RNNCell => 1 / Math.Sqrt(own.First(pair => pair.Key.StartsWith("weight_hh", StringComparison.Ordinal)).Value.shape[1]),
        MultiheadAttention or Transformer or TransformerEncoder or TransformerEncoderLayer or TransformerDecoder or TransformerDecoderLayer => OfAttention(name, own),
        _ => null,
    };

    // These have their layers in native code, so only names say what a parameter is. The biases of attention are zeros, norms are zeros and ones.
    private static double? OfAttention(string name, Dictionary<string, Parameter> own)
    {
        if (name.EndsWith("in_proj_weight", StringComparison.Ordinal)) return Math.Sqrt(6.0 / (own[name].shape[0] + own[name].shape[1]));
        if (name.EndsWith("in_proj_bias", StringComparison.Ordinal) || name.EndsWith("out_proj.bias", StringComparison.Ordinal)) return null;
        var weight = name.EndsWith(".bias", StringComparison.Ordinal) ? $"{name[..^".bias".Length]}.weight" : name;
        return own.TryGetValue(weight, out var matrix) && matrix.dim() == 2 ? 1 / Math.Sqrt(matrix.shape[1]) : null;
    }

    // The numbers that one output is a sum of.
    private static long FanIn(Tensor weight) => weight.shape.Skip(1).Aggregate(1L, (product, size) => product * size);

    // The row of the padding index is zero, and stays so.
    private static void Embed(Tensor weight, IRandomStream stream)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        var used = weight.ne(0).any(1, keepdim: true).to(weight.dtype);
        Draws.Normal(weight, 1, stream);
        weight.mul_(used);
    }

    private static bool IsConstant(nn.Module owner, Tensor parameter)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        return owner is PReLU || parameter.numel() == 0 || parameter.eq(0).all().item<bool>() || parameter.eq(1).all().item<bool>();
    }
}
