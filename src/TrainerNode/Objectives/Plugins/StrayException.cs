using System.Diagnostics;
using System.Runtime.Loader;

namespace ActorSearch.TrainerNode.Objectives.Plugins;

/// <summary>An exception on a thread that a plug-in has started, or in its <c>async void</c> method: .NET ends the process, and this says why and what helps.</summary>
internal static class StrayException
{
    /// <summary>Says it on standard error from now on.</summary>
    public static void Announce() => AppDomain.CurrentDomain.UnhandledException += (_, end) =>
    {
        if (end.ExceptionObject is Exception thrown && Sentence(thrown) is { } sentence) Console.Error.WriteLine(sentence);
    };

    /// <returns>Null where no plug-in was running.</returns>
    public static string? Sentence(Exception thrown) => new StackTrace(thrown).GetFrames()
        .Select(frame => frame.GetMethod()?.Module.Assembly)
        .Select(assembly => assembly is null ? null : AssemblyLoadContext.GetLoadContext(assembly))
        .OfType<PluginContext>().FirstOrDefault() is { Name: var name }
            ? $"The plug-in {name} threw {ThrownWords.Describe(thrown)}, on a thread of its own or in an async void method, which ends this process. Catch it there, or set objective.isolation = process: then it fails one fold."
            : null;
}
