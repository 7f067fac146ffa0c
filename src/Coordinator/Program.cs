using ActorSearch.Coordinator.Commands;
using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Output;

StandardOutput.Guard();
return Entry.Do(args, Terminal.OfStandardOutput(), StandardOutput.Open, Console.Out, Console.Error);
