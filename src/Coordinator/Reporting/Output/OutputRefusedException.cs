namespace ActorSearch.Coordinator.Reporting.Output;

/// <summary>An output path that cannot be written: the message is a whole sentence for the user.</summary>
internal sealed class OutputRefusedException(string sentence) : IOException(sentence);
