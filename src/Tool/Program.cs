using ActorSearch.Coordinator.Commands;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Reporting.Output;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.Tool;
using ActorSearch.Tool.Torch;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Objectives.Plugins.Isolation;

TorchFolder.Use();
if (HostProgram.IsAsked(args)) return PluginHost.Do();
RunCommand.Begin(args);
StandardOutput.Guard();
if (!Array.Exists(args, word => word is "--help" or "-h" or "-?" or "--version") && args is not [] && OpenSsl.Missing() is { } sentence)
{
    Console.Error.WriteLine(sentence);
    return 2;
}

return Entry.Do(args is [] ? ["--help"] : args, Terminal.OfStandardOutput(), Terminal.OfStandardError(), StandardOutput.Open, Console.Out, Console.Error, TorchGrammar.Command(Console.Out, Console.Error));
