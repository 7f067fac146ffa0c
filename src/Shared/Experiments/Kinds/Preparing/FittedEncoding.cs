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

        /// <summary>Whether a net has learned them; otherwise they follow from the rows.</summary>
        public bool AreLearned { get; init; }

        /// <inheritdoc/>
        public override string? Wrong() =>
            Width >= 1 && !Values.IsDefault && Values.Length % Width == 0 && Values.All(float.IsFinite) ? null : "codes must be finite, some for each level";
    }

    /// <summary>A row of a table that is trained with a net; a model that is trained has <see cref="Codes"/> instead.</summary>
    /// <param name="Of">The row of each cell.</param>
    /// <param name="Count">Rows of the table.</param>
    /// <param name="Dimensions">Numbers of a row.</param>
    public sealed record Rows(ImmutableArray<int> Of, int Count, int Dimensions) : FittedEncoding(1)
    {
        /// <inheritdoc/>
        public override int Cells => Of.Length;

        /// <inheritdoc/>
        public override void Write(int cell, Span<float> numbers) => numbers[0] = Of[cell];

        /// <inheritdoc/>
        public override string? Wrong() => Of.All(row => row >= 0 && row < Count) ? null : "a row is out of range";

        /// <summary>The numbers of each cell after a training.</summary>
        /// <param name="table"><see cref="Count"/> × <see cref="Dimensions"/>.</param>
        public Codes Learned(float[] table) => new([.. Of.SelectMany(row => table[(row * Dimensions)..((row + 1) * Dimensions)])], Dimensions) { AreLearned = true };
    }
}
