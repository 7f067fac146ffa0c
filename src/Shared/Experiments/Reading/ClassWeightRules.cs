using ActorSearch.Shared.Experiments.Schema.Sections;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>
/// Refuses weights of classes that a loss of classes does not have: a search that ignores them looks like one that heeds them. With numbers they are a setting without effect like any other.
/// </summary>
internal static class ClassWeightRules
{
    private const string Path = "loss.class-weights";

    public static void Apply(Draft draft, string file)
    {
        if (draft.Schema.IsOfObjective || draft.Schema.Find(Path) is not { } setting || !draft.Values.TryGetValue(Path, out var given) || given == setting.Default) return;
        var values = draft.Schema.Values(draft.Values.GetValueOrDefault);
        var loss = values.Make(ModelSection.Loss);
        if (!loss.IsForClasses || values.IsUsed(setting)) return;
        var kind = values.Text(ModelSection.Loss);
        draft.Blame(
            Path,
            loss.IsForLabels ? $"weights of classes are for rows with one class each, and with loss.kind = {kind} rows have several labels: remove {Path}."
                : $"with loss.kind = {kind} classes have no weights: set loss.kind = cross-entropy, or remove {Path}.",
            file);
    }
}
