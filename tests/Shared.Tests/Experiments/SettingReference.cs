using System.Text;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode;

namespace ActorSearch.Shared.Tests.Experiments;

/// <summary>The reference of all settings, docs/settings.md, from the table that reads them.</summary>
internal static class SettingReference
{
    /// <summary>What renews the file.</summary>
    public const string Renewal = "ACTORSEARCH_RENEW=settings dotnet test tests/Shared.Tests -c Release --filter SettingReference";

    private const string Study = "name, seed and engine";

    private const string Head = $$"""
        # Settings

        All keys of an experiment file. Keys that are left out have their defaults; `--set KEY=VALUE` overrides a file. Generated from the code's table of
        settings by `{{Renewal}}`, and a test fails if the two differ.

        - **vary** under *may*: the key can be in `space`, with the values to try.
        - **change** under *may*: a search with results can resume with another value. Any other setting would make earlier results incomparable; then
          the run is refused unless you add `--fresh`. The data files can move, as long as their contents stay the same.
        - *used where* is the condition of a setting; otherwise it is ignored.

        Experiment files take a subset of HOCON: objects in braces, lists in brackets, dotted keys, `=` or `:`, texts with or without double quotes, triple
        quotes, comments with `#` or `//`, commas or new lines between keys, and objects of one key that are merged. Not supported, and refused with the line:
        `include`, substitutions (`${x}`, `${?x}`), `+=`, concatenated values, single quotes, a key that is both a value and a section in one file. A text that
        `--set` gives is used unchanged: backslashes, `#` and quotes inside it have no special meaning.


        """;

    /// <summary>What a table of single settings does not show, by section.</summary>
    private static readonly Dictionary<string, string> Notes = new()
    {
        ["model"] = """
            The initialiser `xavier` is the uniform variant (Glorot and Bengio, 2010); `kaiming` and `lecun` are the normal ones (He and others, 2015;
            LeCun and others, 1998).
            """,
        ["selection"] = """
            Top-k counts a row whose class is among its k highest outputs. If outputs are equal, the lower class comes first; in scikit-learn's
            `top_k_accuracy_score` it is the higher one.

            A configuration is scored when all its folds are recorded. All its figures (mean, spread, folds, training loss, metrics) are read at the same epochs:

            - `one-epoch`: the epoch whose mean validation loss over the folds is lowest, the same for all folds; with `training.monitor = metric` the epoch whose
              mean of `selection.metric` is best. The metric is read at that epoch. Ties go to the lower mean loss, then to the earlier epoch. If a fold has
              stopped before that epoch, its last value is used: the mean is always over the same folds, and cannot improve by losing a bad one. Chosen by
              the loss, the scores of the winners were closer to their test scores than chosen by the metric (mean difference 0.044 against 0.051 on four sets,
              0.0116 against 0.0124 on three others) and the test scores as good or better: `decisions/0012-one-epoch.md` has the table.
            - `mean-best`: each fold at its own best epoch by what `training.monitor` watches. The mean of these is optimistic, because each is the luckiest point of its curve.
            - `one-standard-error`: scores like `one-epoch`; the winner is the configuration with the fewest parameters whose mean is within one standard error of
              the best.

            With `training.early-stopping = false` the last epoch is the score under every rule, because the refit also ends there.

            Ties in the metric go to the lower validation loss, then the smaller spread, then fewer parameters, then the lower index. This holds in every ranking, for the
            winner and for the winner of each fold. Rule and metric may change when a study is resumed: scores follow from the recorded curves. For
            numbers mae, rmse and r2 are recorded, for classes accuracy, top-k and the macro means; any other metric only if it is the metric of the run.
            """,
        ["training"] = """
            A schedule spans `training.max-epochs`, in a fold and in the refit, which stops at its own number of epochs: so it follows the curve that was scored. Only
            a refit with more epochs spans those. `step` counts epochs in both; `reduce-on-plateau` uses the validation loss in a fold and the
            training loss in a refit on all rows, which has no validation rows. A refit that holds rows out uses their loss, like a fold.

            `training.monitor = metric` watches `selection.metric` in its direction. If epochs have the same metric, the one with the lower validation loss is best,
            then the earlier one; an epoch whose metric is not a number is never best. Patience and min-delta apply to the metric; schedules still use the loss.
            Such a training depends on its metric, so a study with `training.monitor = metric` cannot be resumed with another `selection.metric`. Metrics of classes
            are step functions of few validation rows: prefer the loss unless it disagrees with the metric, for example with `macro-f1` of rare classes.
            """,
        ["refit"] = """
            `all-rows` trains for `refit.epochs`. `hold-out` trains up to `training.max-epochs` with the experiment's early stopping and keeps the weights of
            the epoch that is best on the held-out rows. These are the same for all restarts, with the same share of each class, or of each fifth of a numeric target. `folds`
            averages the predictions of the winner's fold models, for classes their probabilities. With every kind the winner's folds are
            trained a second time for `predictions.csv`, each to the epoch at which it is scored.

            `auto` uses the models of the folds if k-fold validation trains at most 20 of them: these nets were scored, and the error of their mean is smaller than that of one net. A file
            that sets `refit.epochs` or `refit.restarts` gets `all-rows`.

            `refit.epochs = scored` trains to the epoch at which the winner's folds are scored; if each fold has its own, to their mean. `mean-best` trains to the mean
            of the folds' best epochs. 
            """,
        ["analysis"] = """
            What `analysis.json` and the report show of the final model, if there are classes. The test rows are used, or the training rows if
            there are no test rows. If there are more rows than the map can show, each class gets its share, spread evenly over its rows.
            """,
    };

    /// <summary>All of it, as Markdown.</summary>
    public static string Text()
    {
        var text = new StringBuilder(Head);
        foreach (var section in BuiltIn.Schema.All.GroupBy(SectionOf))
        {
            text.Append($"## {section.Key}\n\n");
            if (Notes.TryGetValue(section.Key, out var note))
            {
                text.Append(note).Append("\n\n");
            }

            text.Append("| setting | value | default | what it is | used where | may |\n|---|---|---|---|---|---|\n");
            foreach (var setting in section)
            {
                text.Append($"| `{setting.Path}` | {setting.Expected} | {DefaultOf(setting)} | {setting.Summary} | {UseOf(setting)} | {MayOf(setting.Scope)} |\n");
            }

            text.Append('\n');
        }

        return text.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    private static string SectionOf(Setting setting) =>
        setting.Path.Split('.') is [not "engine" and var section, _, ..] ? section : Study;

    private static string DefaultOf(Setting setting) => setting.Default is { } text ? $"`{text}`" : setting.Required ? "must be given" : "none";

    private static string UseOf(Setting setting) => setting.Needs is not { } needs
        ? ""
        : string.Join(", ", new[] { UseOf(needs.Setting), $"`{needs.Setting.Path}` is {string.Join(" or ", needs.Values.Select(value => $"`{value}`"))}" }
            .Where(part => part.Length > 0));

    private static string MayOf(SettingScope scope) => scope switch
    {
        SettingScope.Training => "vary",
        SettingScope.Name or SettingScope.Search or SettingScope.Outcome => "change",
        _ => "",
    };
}
