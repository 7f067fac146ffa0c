using System.Collections.Immutable;

namespace ActorSearch.Shared.Tests.Language;

/// <summary>The list of docs/glossary.md, as far as a pattern can find its phrases.</summary>
internal static class Phrases
{
    /// <summary>Words after which ", as" does not begin an example.</summary>
    private const string FineAfterAs = "well|long|soon|far|if|is|are|was|were|follows|described|shown|explained|before|do|does|did|in|JSON";

    public static ImmutableArray<Phrase> All { get; } =
    [
        Phrase.Matching(@"(?<!\bthere )\b(is|are|was|were) no\b(?! longer)", "is not a …", "x is no number", "there is no number"),
        Phrase.Matching(@"\bunless (given|said|told|named)\b|\bunless \S+ is (given|said)\b", "default: …", "runs/NAME unless given", "unless the file is empty"),
        Phrase.Matching($@", as (?!({FineAfterAs})\b)", "for example …", "a name, as that of a proxy", "rows, as well as columns"),
        Phrase.Matching(@"\b(goes|go|going|gone|went) on\b", "resumes, continues", "the search goes on", "the line goes over it"),
        Phrase.Matching(@"\banew\b", "again", "draws it anew", "draws a new one"),
        Phrase.Matching(@"\b(tells?|told)\b", "reports, prints, shows", "the log tells more", "the log has more"),
        Phrase.Matching(@"\b(whoever|nobody)\b", "anyone who; no one, none", "nobody looks", "no reader looks"),
        Phrase.Matching(@"\bof which\b|[,;:] of classes\b|(?-i:(^|[.;:|] )Of )", "whose; for classes; subject first", "Of drawn numbers the last one", "the map of classes"),
        Phrase.Matching(@"\bstands? (before|in|beside|there|below|above|at|where)\b|\bas it stands\b", "is in, comes before", "it stands in the file", "it stands for a class"),
        Phrase.Matching(@"\b(lies?|lay) (in|beside|there|where|under|behind|within|between)\b", "is in, is below", "it lies in runs", "it is in runs"),
        Phrase.Matching(@"\bheld for\b", "predicted as", "an 8 is held for a 3", "it is held by a run"),
        Phrase.Matching(@"\bflatter", "is optimistically biased", "so it flatters", "a flat curve"),
        Phrase.Matching(@"\b(throws?|threw|thrown)\b[^.;]*\baway\b", "discards", "throws results away", "throws an exception"),
        Phrase.Matching(@"\bof ours\b", "our …; internal", "a bug of ours", "one of our programs"),
        Phrase.Matching(@"\b(likewise|oftener|borne|of late|beforehand it)\b", "also, the same; more often", "likewise", "also"),
        Phrase.Matching(@", for (it|they|there|none|each) ", "because …", "wrong, for it is late", "rows, for example"),
        Phrase.Matching(@"\bfirst weights\b", "initial weights", "from 5 first weights", "the first weight of a row"),
        Phrase.Matching(@"\bgiven often\b", "can be repeated", "may be given often", "given once"),
        Phrase.Matching(@"\bat the (most|least)\b", "at most, at least", "8 files at the most", "at most 8 files"),
        Phrase.Matching(@"\bset beside\b|\bsets? two\b", "compares", "sets two searches side by side", "compares two searches"),
        Phrase.Matching(@"\b(mend|mends|mended)\b", "correct, fix", "mend the file", "amend the commit"),
        Phrase.Matching(@"\bsee to it\b", "say what to do", "see to it and run again", "free some space and run again"),
    ];

    /// <summary>The phrases in a text, with what to write in their place.</summary>
    public static IEnumerable<string> In(string text) =>
        All.Select(phrase => (Match: phrase.Pattern.Match(text), phrase.Instead))
            .Where(found => found.Match.Success)
            .Select(found => $"'{found.Match.Value.Trim()}' → {found.Instead}");
}
