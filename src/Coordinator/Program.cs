using ActorSearch.Coordinator.Commands;
using ActorSearch.Coordinator.Commands.Running;
using ActorSearch.Coordinator.Reporting.Output;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Objectives.Plugins.Isolation;

TorchFolder.Use();
if (HostProgram.IsAsked(args)) return PluginHost.Do();
RunCommand.Begin(args);
StandardOutput.Guard();
return Entry.Do(args, Terminal.OfStandardOutput(), Terminal.OfStandardError(), StandardOutput.Open, Console.Out, Console.Error);
