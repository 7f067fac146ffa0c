using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Models;

/// <summary>The architecture of a net: its layers, its size and what its files have. Engines compute it.</summary>
public abstract record NetModel : ModelSettings
{
    /// <summary>Its word of <c>model.kind</c>, which a model's description has too.</summary>
    public abstract string Word { get; }

    /// <summary>Rows of a call: enough to make its cost small, few enough to stay in the cache.</summary>
    public const int FewRows = 256;

    /// <summary>Most rows that it predicts at once while it is trained.</summary>
    public virtual int MostRows => FewRows;

    /// <summary>All weights by name, in the order of the file; running statistics come last.</summary>
    /// <param name="inputs">What goes in; <see cref="Check"/> has passed it.</param>
    /// <param name="outputs">Output columns.</param>
    public abstract IEnumerable<(string Name, ImmutableArray<int> Shape)> Weights(NetInputs inputs, int outputs);

    /// <summary>How large it is.</summary>
    /// <param name="inputs">What goes in; <see cref="Check"/> has passed it.</param>
    /// <param name="outputs">Output columns.</param>
    public abstract NetSize Size(NetInputs inputs, int outputs);

    /// <summary>Why it cannot take such inputs, or null.</summary>
    public virtual Mistake? Check(NetInputs inputs) => null;
}

/// <summary>What goes into a net.</summary>
/// <param name="Columns">Input columns; of images their pixels.</param>
/// <param name="Image">The size of images; null for columns of a table.</param>
/// <param name="BatchSize">Rows of a training step; null of a net that is trained already.</param>
public readonly record struct NetInputs(int Columns, ImageShape? Image, int? BatchSize);

/// <summary>The size of a net, in floating point: what is refused may be more than a whole number holds.</summary>
/// <param name="Weights">Trained parameters.</param>
/// <param name="Filled">Floats that one row fills between input and output.</param>
/// <param name="Setting">The setting that makes it smaller.</param>
/// <param name="Narrower">What to do, to end the sentence «take …».</param>
public readonly record struct NetSize(double Weights, double Filled, string Setting, string Narrower)
{
    /// <summary>Parameters of linear layers from each width to the next.</summary>
    public static double OfChain(IReadOnlyList<double> widths) => widths.Zip(widths.Skip(1), (from, to) => (from + 1) * to).Sum();
}
