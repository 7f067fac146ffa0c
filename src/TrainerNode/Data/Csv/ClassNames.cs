using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>
/// The classes of a training file, from its labels. Equal texts are one class, and a class has the name of its label; with one exception,
/// because programs write whole numbers as 10 or as 10.0: if every label is written in one of these two ways, they are one class, called 10.
/// </summary>
internal sealed partial class ClassNames
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly bool _plain;

    /// <param name="labels">What the file holds.</param>
    public ClassNames(IReadOnlyList<FaultCount> labels)
    {
        _plain = labels.All(label => PlainWhole().IsMatch(label.Text));
        var texts = labels.Select(label => label.Text).ToList();
        var groups = texts.GroupBy(text => _plain ? Whole(text) : text, StringComparer.Ordinal).Select(group => group.OrderBy(text => text.Length).First());

        // Numbers by size and texts by letters; equal numbers by letters.
        Names = texts.All(CsvNumber.IsNumber)
            ? [.. groups.OrderBy(name => double.Parse(name, CultureInfo.InvariantCulture)).ThenBy(name => name, StringComparer.Ordinal)]
            : [.. groups.Order(StringComparer.Ordinal)];
        for (var i = 0; i < Names.Length; i++) _places.Add(_plain ? Whole(Names[i]) : Names[i], i);
    }

    public ImmutableArray<string> Names { get; }

    /// <summary>Index of a label in <see cref="Names"/>, or null if it is not one of them.</summary>
    public int? Find(string label) => _places.TryGetValue(_plain && PlainWhole().IsMatch(label) ? Whole(label) : label, out var place) ? place : null;

    /// <summary>What a user may not expect: labels that became one class, similar labels that did not, and labels that may mean a missing value.</summary>
    /// <param name="one">What a label of the file is.</param>
    /// <param name="many">The same of several.</param>
    public IEnumerable<string> Notices(IReadOnlyList<FaultCount> labels, string one = "class", string many = "classes")
    {
        if (_plain)
        {
            foreach (var merged in labels.GroupBy(label => Whole(label.Text), StringComparer.Ordinal).Where(group => group.Count() > 1))
            {
                yield return $"{SimilarTexts.Listed(merged)} are one {one}, {Names[_places[merged.Key]]}.";
            }
        }
        else
        {
            var numbers = labels.Where(label => CsvNumber.IsNumber(label.Text)).GroupBy(label => double.Parse(label.Text, CultureInfo.InvariantCulture));
            foreach (var equal in numbers.Where(group => group.Count() > 1))
            {
                yield return $"{SimilarTexts.Listed(equal)} are {equal.Count()} {many}, because labels are texts; write them the same way if they are one.";
            }
        }

        foreach (var sentence in SimilarTexts.Notices(labels, many)) yield return sentence;

        // + and - are a pair of classes.
        foreach (var doubtful in labels.Where(label => MissingWords.Perhaps(label.Text) && !(label.Text == "-" && labels.Any(other => other.Text == "+"))))
        {
            yield return $"{doubtful.Count} {(doubtful.Count == 1 ? "row has" : "rows have")} the {one} {QuotedText.Quoted(doubtful.Text)}; "
                + $"if that means a missing value, fill in a {one} or remove the rows.";
        }
    }

    private static string Whole(string text) => text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? text[..point] : text;

    [GeneratedRegex(@"^(0|-?[1-9][0-9]*)(\.0+)?$")]
    private static partial Regex PlainWhole();
}
