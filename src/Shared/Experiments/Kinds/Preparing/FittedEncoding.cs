using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ActorSearch.Shared.Experiments.Kinds.Preparing;

/// <summary>An encoding that was fitted: the numbers of each cell (see <see cref="CategoryShape.Cells"/>).</summary>
/// <param name="Width">How many numbers a cell has.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Places), "one-hot")]
[JsonDerivedType(typeof(Codes), "codes")]
public abstract record FittedEncoding(int Width)
{
    /// <summary>How many cells it has numbers for.</summary>
    [JsonIgnore]
    public abstract int Cells { get; }

    /// <summary>Writes the numbers of a cell.</summary>
    /// <param name="numbers"><see cref="Width"/> of them, all 0.</param>
    public abstract void Write(int cell, Span<float> numbers);

    /// <summary>Why it cannot be used, or null.</summary>
    public abstract string? Wrong();

    /// <summary>A 1 at the place of the cell, nothing for −1.</summary>
    public sealed record Places(ImmutableArray<int> Of, int Width) : FittedEncoding(Width)
    {
        /// <inheritdoc/>
        public override int Cells => Of.Length;

        /// <inheritdoc/>
        public override void Write(int cell, Span<float> numbers)
        {
            if (Of[cell] is >= 0 and var place) numbers[place] = 1;
        }

        /// <inheritdoc/>
        public override string? Wrong() => Width >= 1 && !Of.IsDefault && Of.All(place => place >= -1 && place < Width) ? null : "a place is out of range";
    }

    /// <summary>Some numbers for each cell.</summary>
    /// <param name="Values">cells × width.</param>
    public sealed record Codes(ImmutableArray<float> Values, int Width) : FittedEncoding(Width)
    {
        /// <inheritdoc/>
        public override int Cells => Values.Length / Width;

        /// <inheritdoc/>
        public override void Write(int cell, Span<float> numbers) => Values.AsSpan(cell * Width, Width).CopyTo(numbers);

        /// <inheritdoc/>
        public override string? Wrong() =>
            Width >= 1 && !Values.IsDefault && Values.Length % Width == 0 && Values.All(float.IsFinite) ? null : "codes must be finite, some for each level";
    }
}
