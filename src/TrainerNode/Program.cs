using ActorSearch.TrainerNode.Commands;
using ActorSearch.TrainerNode.Hosting;

TorchFolder.Use();
return new TrainerGrammar((options, state) => new TrainerCommand(Console.Out, Console.Error).Do(options, state))
    .Invoke(args, Console.Out, Console.Error);
