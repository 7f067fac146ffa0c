using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments;

/// <summary>The function that a training minimises, averaged over the rows and outputs of a batch.</summary>
public abstract record LossSettings
{
    private LossSettings()
    {
    }

    /// <summary>Mean squared error, (p − y)².</summary>
    public sealed record MeanSquared : LossSettings;

    /// <summary>Mean absolute error, |p − y|.</summary>
    public sealed record L1 : LossSettings;

    /// <summary>Quadratic within beta of the target, linear beyond: d²/(2β) for |d| &lt; β, else |d| − β/2.</summary>
    /// <param name="Beta">Where the parabola meets the line, &gt; 0; in units of the target.</param>
    public sealed record SmoothL1(double Beta) : LossSettings;

    /// <summary>
    /// Softmax cross entropy, for classes; the net has one output a class. Smoothing and weights bear on training alone: validation
    /// and test losses are plain cross entropies, so that they can be compared.
    /// </summary>
    /// <param name="Smoothing">Share of each row that is spread evenly over all classes, in [0, 1).</param>
    /// <param name="Weights">How much the rows of each class count.</param>
    public sealed record CrossEntropy(double Smoothing, ClassWeights Weights) : LossSettings;
}

/// <summary>How much the rows of each class count in a loss.</summary>
public abstract record ClassWeights
{
    private ClassWeights()
    {
    }

    /// <summary>All alike.</summary>
    public sealed record Equal : ClassWeights;

    /// <summary>In inverse proportion to the class's training rows: rows / (classes · rows of the class); 0 where it has none.</summary>
    public sealed record Balanced : ClassWeights;

    /// <summary>As given, by the names of the classes.</summary>
    /// <param name="Weights">Each ≥ 0, in ordinal order of the names.</param>
    public sealed record Named(ImmutableSortedDictionary<string, double> Weights) : ClassWeights;

    /// <summary>As given.</summary>
    /// <param name="Weights">One a class in the order of the classes, each ≥ 0.</param>
    public sealed record Given(ImmutableArray<double> Weights) : ClassWeights;
}
