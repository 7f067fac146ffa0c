using System.Collections.Immutable;
using System.Reflection;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Models.Torch;

namespace ActorSearch.TrainerNode.Objectives.Plugins;

/// <summary>A plug-in that was loaded.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Sha256">Of the folder, see <see cref="PluginFolder.Sha256"/>.</param>
/// <param name="Objectives">At least one, with names of their own.</param>
public sealed record Plugin(PluginFolder Folder, string Sha256, ImmutableArray<IObjective> Objectives)
{
    /// <summary>Whether it has an objective of this name.</summary>
    public bool Has(string objective) => Objectives.Any(each => each.Name == objective);

    private static readonly Version Ours = typeof(IObjective).Assembly.GetName().Version!;

    /// <summary>Loads a plug-in and makes its objectives. Its code runs in this process from here on.</summary>
    public static Checked<Plugin> Load(PluginFolder folder)
    {
        try
        {
            var sha256 = folder.Sha256();
            var context = new PluginContext(folder);
            if (context.NeedsOurTorch && TorchFolder.Missing is { } missing)
            {
                return Wrong(folder, $"it {missing}");
            }

            var assembly = context.LoadFromAssemblyPath(folder.Assembly);
            var asked = assembly.GetReferencedAssemblies().FirstOrDefault(each => each.Name == typeof(IObjective).Assembly.GetName().Name)?.Version;
            if (asked is not null && !Fits(asked))
            {
                return Wrong(
                    folder,
                    $"{folder.Assembly} was built for ActorSearch.Abstractions {asked.ToString(3)}, and this program has {Ours.ToString(3)}. Build it again with the package of {Ours.ToString(3)}.");
            }

            ImmutableArray<IObjective> objectives =
                [.. assembly.GetExportedTypes().Where(IsObjective).OrderBy(type => type.FullName, StringComparer.Ordinal).Select(Make)];
            return objectives.IsEmpty
                ? Wrong(folder, $"{Path.GetFileName(folder.Assembly)} has no public class that implements IObjective and has a constructor without parameters.")
                : objectives.GroupBy(each => each.Name).FirstOrDefault(group => group.Skip(1).Any()) is { } twice
                ? Wrong(folder, $"two of its objectives are called {twice.Key}. Give each a name of its own.")
                : new Checked<Plugin>.Right(new Plugin(folder, sha256, objectives));
        }
        catch (Exception thrown) when (thrown is IOException or BadImageFormatException or TypeLoadException or UnauthorizedAccessException or MissingMethodException)
        {
            return Wrong(folder, $"{folder.Assembly} cannot be loaded: {OneLine(thrown)} Correct the plug-in, or leave it out of plugins.");
        }
    }

    private static bool IsObjective(Type type) =>
        typeof(IObjective).IsAssignableFrom(type) && type is { IsAbstract: false, ContainsGenericParameters: false } && type.GetConstructor(Type.EmptyTypes) is not null;

    private static IObjective Make(Type type)
    {
        try
        {
            return new Described((IObjective)Activator.CreateInstance(type)!);
        }
        catch (TargetInvocationException thrown)
        {
            throw new TypeLoadException($"the constructor of {type.Name} threw {ThrownWords.Describe(thrown)}", thrown);
        }
    }

    // Below 1.0 a minor version may break what an earlier one had.
    private static bool Fits(Version asked) => asked.Major == Ours.Major && (Ours.Major == 0 ? asked.Minor == Ours.Minor : asked.Minor <= Ours.Minor);

    private static string OneLine(Exception thrown) => thrown.Message.ReplaceLineEndings(" ").TrimEnd('.') + ".";

    private static Checked<Plugin> Wrong(PluginFolder folder, string sentence) => new Checked<Plugin>.Wrong([new Mistake($"plug-in {folder.Name}", sentence)]);
}
