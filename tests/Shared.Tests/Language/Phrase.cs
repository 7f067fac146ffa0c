using System.Text.RegularExpressions;

namespace ActorSearch.Shared.Tests.Language;

/// <summary>A phrase that our sentences do not use.</summary>
/// <param name="Instead">What to write in its place.</param>
/// <param name="Example">A sentence that has it.</param>
/// <param name="Fine">A sentence that looks alike and is fine.</param>
internal sealed record Phrase(Regex Pattern, string Instead, string Example, string Fine)
{
    /// <summary>Short for a phrase that is found by this pattern, in upper and lower case.</summary>
    public static Phrase Matching(string pattern, string instead, string example, string fine) =>
        new(new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), instead, example, fine);
}
