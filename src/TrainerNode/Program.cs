using ActorSearch.TrainerNode.Commands;

return new TrainerGrammar((options, state) => new TrainerCommand(Console.Out, Console.Error).Do(options, state))
    .Invoke(args, Console.Out, Console.Error);
