using ActorSearch.Coordinator.Commands;
using ActorSearch.Coordinator.Reporting;

StandardOutput.Guard();
return Entry.Do(args, Terminal.OfStandardOutput(), StandardOutput.Open, Console.Out, Console.Error);
