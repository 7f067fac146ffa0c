using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>A key that names neither a setting nor a section, for the sentence about it.</summary>
/// <param name="Path">As far as it leads without a choice: <c>optimiser.learning-rate</c>, or <c>optimiser</c> where that holds several keys.</param>
/// <param name="Advice">What to do instead.</param>
internal sealed record UnknownKey(string Path, string Advice)
{
    /// <summary>Finds the setting that the user wanted.</summary>
    /// <param name="schema">All settings.</param>
    /// <param name="path">The key, in full.</param>
    /// <param name="written">Its value.</param>
    /// <param name="isValue">Whether an object is a value, like the kinds of values in a space.</param>
    public static UnknownKey Create(ExperimentSchema schema, string path, HoconTree written, Func<HoconTree.Branch, bool>? isValue = null)
    {
        while (written is HoconTree.Branch { Fields: [var only] } branch && isValue?.Invoke(branch) != true)
        {
            (path, written) = ($"{path}.{only.Key}", only.Value);
        }

        var holdsKeys = written is HoconTree.Branch inner && isValue?.Invoke(inner) != true;
        return new UnknownKey(path, holdsKeys && NearestPath.Section(schema, path) is { } section ? $"Did you mean {section}?" : NearestPath.Advice(schema, path));
    }
}
