using ActorSearch.TrainerNode.Commands;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Objectives.Plugins.Isolation;

TorchFolder.Use();
if (HostProgram.IsAsked(args)) return PluginHost.Do();
return new TrainerGrammar((options, state) => new TrainerCommand(Console.Out, Console.Error).Do(options, state))
    .Invoke(args, Console.Out, Console.Error);
