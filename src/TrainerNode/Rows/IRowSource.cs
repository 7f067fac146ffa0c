namespace ActorSearch.TrainerNode.Rows;

/// <summary>Rows as a net takes them: floats that were scaled before, or bytes that are converted as they are used.</summary>
internal interface IRowSource
{
    /// <summary>Numbers of a row's inputs.</summary>
    int Columns { get; }

    /// <summary>Target of a row, scaled; for classes their index.</summary>
    float Target(int row);

    /// <summary>Writes the inputs of a row, scaled.</summary>
    /// <param name="inputs"><see cref="Columns"/> floats.</param>
    void CopyInputs(int row, Span<float> inputs);

    /// <summary>Whether a row is rarely in a cache, so that asking for it ahead pays.</summary>
    bool ExceedsCaches => false;

    /// <summary>Asks for the inputs of a row that will be copied soon.</summary>
    void Prefetch(int row)
    {
    }
}
