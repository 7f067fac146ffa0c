using ActorSearch.Coordinator.Commands;
using ActorSearch.Coordinator.Reporting.Output;
using ActorSearch.Coordinator.Reporting.Progress;
using ActorSearch.TrainerNode.Hosting;

TorchFolder.Use();
StandardOutput.Guard();
return Entry.Do(args, Terminal.OfStandardOutput(), Terminal.OfStandardError(), StandardOutput.Open, Console.Out, Console.Error);
