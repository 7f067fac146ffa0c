using ActorSearch.TrainerNode.Models;

namespace ActorSearch.TrainerNode.Tests.Models.Convolution;

/// <summary>The loss of a net in double precision, and its derivatives from both sides at some places of each block.</summary>
/// <param name="Start">The parameters, inputs and targets that they belong to.</param>
internal sealed record FiniteDifferences(float[] Start, double Loss, IReadOnlyList<(string Block, int At, double Derivative)> Derivatives)
{
    private const int PlacesPerBlock = 12;

    public static FiniteDifferences Of(NetDefinition definition, INet net, int rows)
    {
        var reference = new ReferenceConvNet(definition, net);
        float[] inputs = net.Inputs.ToArray(), targets = net.Targets.ToArray();
        double Loss() => reference.Loss(rows, inputs, targets, SomeNet.Dropout());
        var derivatives = new List<(string, int, double)>();
        foreach (var block in net.Layout.Blocks.Where(block => block.Offset < net.Layout.Trained))
        {
            var count = block.Rows * block.Columns;
            for (var i = 0; i < count; i += 1 + (count / PlacesPerBlock))
            {
                derivatives.Add((block.Name, i, reference.Derivative(block.Name, i, Loss)));
            }
        }

        return new FiniteDifferences(StartOf(net), Loss(), derivatives);
    }

    public static float[] StartOf(INet net) =>
        [.. net.Layout.Export(net.Parameters).SelectMany(weights => weights.Values), .. net.Inputs.ToArray(), .. net.Targets.ToArray()];
}
