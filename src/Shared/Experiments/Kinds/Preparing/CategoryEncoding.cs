namespace ActorSearch.Shared.Experiments.Kinds.Preparing;

/// <summary>How a category becomes numbers.</summary>
public abstract record CategoryEncoding
{
    /// <summary>How many numbers, which the training file alone decides: all folds have nets of one size.</summary>
    public abstract int Width(CategoryShape shape);

    /// <summary>Rows and numbers of a row, where its one number is a row of a table that is trained with the net; null elsewhere.</summary>
    public virtual (int Rows, int Dimensions)? Table(CategoryShape shape) => null;

    /// <summary>Fits it on the training rows of a training.</summary>
    public abstract EncodedCategory Fit(CategoryRows rows);
}

/// <summary>What the training file says of a category.</summary>
/// <param name="Levels">How many texts it has.</param>
/// <param name="HasMissing">Whether rows have none.</param>
/// <param name="Indicator">Whether a number of its own may say that a row has none.</param>
/// <param name="Classes">How many classes the target has; 0 for numbers.</param>
public readonly record struct CategoryShape(int Levels, bool HasMissing, bool Indicator, int Classes)
{
    /// <summary>Whether a row can have several of the classes, which are labels then.</summary>
    public bool HasLabels { get; init; }

    /// <summary>The cell of a row that has none.</summary>
    public int Missing => Levels;

    /// <summary>The cell of a text that the training rows do not have.</summary>
    public int Unseen => Levels + 1;

    /// <summary>How many different cells there are.</summary>
    public int Cells => Levels + 2;
}

/// <summary>The training rows of a category.</summary>
/// <param name="Cells">One for each row: the index of its text, or <see cref="CategoryShape.Missing"/>.</param>
/// <param name="Targets">One for each row; for classes their index, for labels a set of bits.</param>
/// <param name="Parts">One for each row: the part of the training rows, counted from 0, whose target its own numbers must not know.</param>
/// <param name="Scaling">For encodings whose numbers have a size.</param>
public sealed record CategoryRows(CategoryShape Shape, int[] Cells, double[] Targets, int[] Parts, InputScaling Scaling)
{
    /// <summary>How much each row counts when numbers are scaled; empty: all alike.</summary>
    public float[] Weights { get; init; } = [];
}

/// <summary>A fitted encoding.</summary>
/// <param name="Encoding">For all rows.</param>
/// <param name="OfTraining">The numbers of the training rows, rows × width, where they differ; null where they do not.</param>
public sealed record EncodedCategory(FittedEncoding Encoding, float[]? OfTraining);
