using System.Diagnostics.CodeAnalysis;
using ActorSearch.Shared.Experiments.Schema.Values;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>How long the refit is: a rule's name or a number.</summary>
public sealed record RefitEpochsKind : ValueKind<RefitEpochs>
{
    private static readonly WholeKind Number = new(1, TrainingSection.MostEpochs);

    /// <inheritdoc/>
    public override string Expected => $"scored, mean-best or {Number.Expected}";

    /// <inheritdoc/>
    public override bool TryParse(string text, [MaybeNullWhen(false)] out RefitEpochs value)
    {
        value = text switch
        {
            "scored" => new RefitEpochs.Scored(),
            "mean-best" => new RefitEpochs.MeanBest(),
            _ => Number.TryParse(text, out var epochs) ? new RefitEpochs.Fixed(epochs) : null,
        };
        return value is not null;
    }

    /// <inheritdoc/>
    public override string Format(RefitEpochs value) => value switch
    {
        RefitEpochs.Scored => "scored",
        RefitEpochs.MeanBest => "mean-best",
        RefitEpochs.Fixed given => Number.Format(given.Epochs),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Not a number of epochs."),
    };
}
