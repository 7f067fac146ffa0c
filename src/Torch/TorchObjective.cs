using ActorSearch.Abstractions;
using static TorchSharp.torch;

namespace ActorSearch.Torch;

/// <summary>
/// A module of TorchSharp as an objective: a derived class names its hyperparameters and builds the module. Batches, optimisers, early stopping, metrics,
/// the final model and predictions are here. Initial parameters, the order of rows and dropout follow from the streams of the training and not from
/// torch's generator, and a training computes on one thread, so the same bits come out with any number of slots.
/// </summary>
public abstract class TorchObjective : IObjective
{
    /// <summary>Loads libtorch.</summary>
    /// <exception cref="Exception">This machine has none that fits; an experiment is then refused before anything is trained.</exception>
    protected TorchObjective() => TorchThread.Prepare();

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <summary>The hyperparameters that <see cref="Build"/> reads; those of the training, for example <c>optimizer.learning-rate</c>, are added.</summary>
    protected abstract IReadOnlyList<ObjectiveParameter> ModelParameters { get; }

    /// <inheritdoc/>
    public IReadOnlyList<ObjectiveParameter> Parameters => [.. ModelParameters, .. ModuleTrainingSettings.Parameters];

    /// <inheritdoc/>
    public IReadOnlyList<ObjectiveMetric> Metrics => ModuleScore.MetricsOf(Loss);

    /// <summary>True holds where all nodes have processors with the same vector units; otherwise libtorch rounds differently, and this is false.</summary>
    public virtual bool IsRepeatable => true;

    /// <summary>What a training minimises, and whether the target is a number (default) or a class.</summary>
    protected internal virtual TorchLoss Loss => TorchLoss.MeanSquaredError;

    /// <summary>Whether each input column gets mean 0 and deviation 1 over the training rows of the fold (default). Numbers as target always do.</summary>
    protected internal virtual bool StandardizesInputs => true;

    /// <summary>
    /// Builds the module of a configuration. What it draws with torch's generator is drawn again. Modules that draw while they train must use
    /// <see cref="IStreamModule"/>, for example <see cref="StreamDropout"/> in place of <c>nn.Dropout</c>; others fail the fold.
    /// </summary>
    /// <param name="trial">Values of all hyperparameters.</param>
    /// <param name="shape">Of the data.</param>
    /// <returns>From rows × <see cref="TorchShape.Inputs"/> floats to rows × <see cref="TorchShape.Outputs"/>, for classes before the softmax.</returns>
    protected internal abstract nn.Module<Tensor, Tensor> Build(Trial trial, TorchShape shape);

    /// <summary>
    /// Draws a parameter of a module that has no rule here: the modules of TorchSharp have those of PyTorch, and what is all zeros or ones stays. See
    /// <see cref="Draws"/>. Called without gradients.
    /// </summary>
    /// <param name="name">Its path in the module.</param>
    /// <param name="parameter">To be changed in place.</param>
    /// <param name="stream">Of this parameter alone.</param>
    /// <exception cref="InvalidOperationException">Always, unless overridden.</exception>
    protected internal virtual void Draw(string name, Tensor parameter, IRandomStream stream) => throw new InvalidOperationException(
        $"The parameter {name} was drawn by torch's generator, which all slots share. Override {nameof(Draw)} and fill it from its stream.");

    /// <inheritdoc/>
    public IObjectiveRun Open(ObjectiveData data) => new TorchRun(this, data);
}
