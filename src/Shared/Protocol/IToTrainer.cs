namespace ActorSearch.Shared.Protocol;

/// <summary>Said by the coordinator to a trainer node. Delivery may fail, repeat and reorder.</summary>
public interface IToTrainer : IWireMessage;
