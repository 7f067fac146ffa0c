using ActorSearch.Shared.Hocon;
using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace ActorSearch.Shared.Settings;

/// <summary>A setting with the place where it is written.</summary>
/// <param name="Where">For a mistake.</param>
/// <param name="Key">Dotted.</param>
/// <param name="Value">A text or a list of texts.</param>
internal sealed record LocatedSetting(string Where, string Key, HoconTree Value)
{
    /// <summary>For Akka. No text is written and parsed again: backslashes and quotes stay as they are.</summary>
    public Config ToConfig()
    {
        var root = new HoconValue();
        var at = root;
        foreach (var part in Key.Split('.'))
        {
            var inside = new HoconObject();
            at.AppendValue(inside);
            at = inside.GetOrCreateKey(part);
        }

        at.AppendValue(Element(Value));
        return new Config(new HoconRoot(root));
    }

    private static IHoconElement Element(HoconTree tree)
    {
        if (tree is not HoconTree.List(var items))
            return new HoconLiteral { Value = tree.ToString() };
        var array = new HoconArray();
        foreach (var item in items)
        {
            var value = new HoconValue();
            value.AppendValue(Element(item));
            array.Add(value);
        }

        return array;
    }
}
