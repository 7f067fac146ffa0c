using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>Makes targets of the last columns that are read: numbers, indices of classes or sets of labels.</summary>
internal static class TargetMaker
{
    /// <summary>More new classes or labels than these share a sentence.</summary>
    private const int MostNamed = 3;

    /// <summary>The target of a training file.</summary>
    /// <param name="Values">One a row.</param>
    /// <param name="Classes">Classes by their texts; null for numbers and for labels with a column each.</param>
    /// <param name="Names">Of the classes or labels; empty for numbers.</param>
    internal sealed record Made(float[] Values, ColumnUnit Unit, ClassNames? Classes, ImmutableArray<string> Names);

    /// <summary>The target of a training file; mistakes go to the log.</summary>
    public static Made Train(CsvColumnsRead read, ImmutableArray<string>.Builder notices, MistakeLog log)
    {
        var last = read.Columns.Length - 1;
        switch (read.Columns[last])
        {
            case LabelColumn labels:
                var classes = new ClassNames(labels.Labels);
                if (classes.Names.Length < 2)
                {
                    log.AddFile($"{read.Describe(last)} has only one class, {QuotedText.Quoted(classes.Names[0])}; at least two are needed.");
                }

                notices.AddRange(classes.Notices(labels.Labels).Select(sentence => $"{read.Describe(last)}: {sentence}"));
                return new Made(Places(labels, classes), default, classes, classes.Names);
            case LabelListColumn lists:
                var names = new ClassNames(lists.Labels);
                if (names.Names.Length < 2)
                {
                    log.AddFile($"{read.Describe(last)} has {(names.Names.IsEmpty ? "no label" : $"only one label, {QuotedText.Quoted(names.Names[0])}")}, and at least two are needed; is data.label-separator what divides them?");
                }
                else if (names.Names.All(name => FlagColumn.Truth(name) is not null))
                {
                    log.AddFile($"{read.Describe(last)} has one of {QuotedText.Quoted(names.Names[0])} and {QuotedText.Quoted(names.Names[^1])} a row, which are two classes; set loss.kind = cross-entropy, or list several columns of labels in data.target.");
                }

                notices.AddRange(names.Notices(lists.Labels, "label", "labels").Select(sentence => $"{read.Describe(last)}: {sentence}"));
                return new Made(Sets(lists, names), default, names, names.Names);
            case FlagColumn:
                return new Made(Sets(read), default, null, [.. FlagsOf(read).Select(place => read.Header.Names[read.Plan[place].Position])]);
            default:
                var (values, unit) = StoredColumn.Create(((NumberColumn)read.Columns[last]).Numbers, out var wrong);
                if (wrong is not null) log.AddColumn(read.Describe(last), wrong);
                notices.AddRange(ColumnNotices.Find(read.Header.Names[read.Plan[last].Position], read.Columns[last], read.Separator, isChosen: true).Select(sentence => $"{read.Describe(last)}: {sentence}"));
                return new Made(values, unit, null, []);
        }
    }

    /// <summary>The target of another file, in the unit or with the classes of the training file; null after a mistake.</summary>
    /// <param name="trainFile">What a mistake names.</param>
    public static float[]? Test(CsvColumnsRead read, CsvTableMaker.Made train, string trainFile, MistakeLog log)
    {
        var last = read.Columns.Length - 1;
        switch (read.Columns[last])
        {
            case LabelColumn labels:
                return AreKnown(labels.Labels, train.Classes!, "class", "classes", trainFile, read.Describe(last), log) ? Places(labels, train.Classes!) : null;
            case LabelListColumn lists:
                return AreKnown(lists.Labels, train.Classes!, "label", "labels", trainFile, read.Describe(last), log) ? Sets(lists, train.Classes!) : null;
            case FlagColumn:
                return Sets(read);
            default:
                var column = StoredColumn.In(train.Table.TargetUnit, ((NumberColumn)read.Columns[last]).Numbers);
                CsvTableMaker.CheckHeld(column.Overflow, read.Describe(last), trainFile, log);
                return column.Values;
        }
    }

    private static bool AreKnown(IReadOnlyList<FaultCount> labels, ClassNames classes, string word, string words, string trainFile, string column, MistakeLog log)
    {
        FaultCount[] unknown = [.. labels.Where(label => classes.Find(label.Text) is null)];
        if (unknown.Length > MostNamed)
        {
            log.AddField(
                unknown[0].Line,
                column,
                $"{QuotedText.Listed([.. unknown.Select(label => label.Text)])} are {words} that {trainFile} does not have, and this is their first row; remove them, or add rows of them to the training file{(unknown.All(IsNumber) ? "; to predict a number set loss.kind = mse" : "")}.");
            return false;
        }

        foreach (var label in unknown)
        {
            log.AddField(label.Line, column, $"{QuotedText.Quoted(label.Text)} is a {word} that {trainFile} does not have{FaultSentence.First(label)}; remove {(word == "class" ? "its rows" : "it")}, or add rows of it to the training file.");
        }

        return log.IsEmpty;
    }

    private static bool IsNumber(FaultCount label) => double.TryParse(label.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static float[] Places(LabelColumn labels, ClassNames classes)
    {
        var places = labels.Labels.Select(label => (float)classes.Find(label.Text)!.Value).ToArray();
        var targets = new float[labels.Rows.Length];
        for (var row = 0; row < targets.Length; row++) targets[row] = places[labels.Rows[row]];
        return targets;
    }

    private static float[] Sets(LabelListColumn lists, ClassNames names)
    {
        var bits = lists.Labels.Select(label => 1 << names.Find(label.Text)!.Value).ToArray();
        var targets = new float[lists.Rows.Length];
        for (var row = 0; row < targets.Length; row++)
        {
            var set = 0;
            for (var place = 0; place < bits.Length; place++) set |= ((lists.Rows[row] >> place) & 1) != 0 ? bits[place] : 0;
            targets[row] = set;
        }

        return targets;
    }

    private static float[] Sets(CsvColumnsRead read)
    {
        var targets = new float[read.Rows];
        foreach (var (label, place) in FlagsOf(read).Index())
        {
            var flags = ((FlagColumn)read.Columns[place]).Rows;
            for (var row = 0; row < flags.Length; row++) targets[row] += flags[row] << label;
        }

        return targets;
    }

    private static IEnumerable<int> FlagsOf(CsvColumnsRead read) => Enumerable.Range(0, read.Columns.Length).Where(place => read.Columns[place] is FlagColumn);
}
