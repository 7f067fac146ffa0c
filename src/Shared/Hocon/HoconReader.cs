using System.Diagnostics.CodeAnalysis;
using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace ActorSearch.Shared.Hocon;

/// <summary>
/// Reads HOCON with Akka's parser, the one that reads the nodes' own settings. That parser accepts an unclosed brace silently and never
/// returns from an unclosed bracket, so <see cref="HoconShape"/> checks the text first.
/// </summary>
public static class HoconReader
{
    /// <summary>Reads a text, or reports the first mistake in its syntax.</summary>
    public static bool TryRead(
        string text, [NotNullWhen(true)] out HoconDocument? document, [NotNullWhen(false)] out HoconMistake? mistake)
    {
        document = null;
        if (!HoconShape.Check(text, out var plain, out var paths, out var repeats, out mistake))
        {
            return false;
        }

        try
        {
            var root = Parser.Parse(plain, _ => throw new FormatException("include")).Value;
            document = new HoconDocument(root.Values.Count == 0 ? new HoconTree.Branch([]) : (HoconTree.Branch)Tree(root), paths) { Repeats = repeats };
            return true;
        }
        catch (Exception e) when (e is FormatException or ConfigurationException)
        {
            mistake = new HoconMistake(1, "the text cannot be read as HOCON: put texts with unusual characters in double quotes.");
            return false;
        }
    }

    private static HoconTree Tree(HoconValue value)
    {
        if (value.Values.OfType<HoconObject>().FirstOrDefault() is { } fields)
        {
            return new HoconTree.Branch([.. fields.Items.Select(field => new HoconField(field.Key, Tree(field.Value)))]);
        }

        if (value.Values.OfType<HoconArray>().FirstOrDefault() is { } items)
        {
            // A list with nothing but blanks in it comes as one item without a value.
            return new HoconTree.List([.. items.Where(item => item.Values.Count > 0).Select(Tree)]);
        }

        // Blanks between a value and what follows it come as one more literal.
        var words = value.Values.OfType<HoconLiteral>().Select(word => word.Value).ToList();
        while (words.Count > 1 && string.IsNullOrWhiteSpace(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        var text = string.Concat(words);
        return text == HoconCursor.Null ? new HoconTree.Text("null") { IsWord = true } : new HoconTree.Text(text);
    }
}
