namespace ActorSearch.Shared.Protocol;

/// <summary>What may cross a process border: the sealed records that carry this, and nothing else.</summary>
public interface IWireMessage;
