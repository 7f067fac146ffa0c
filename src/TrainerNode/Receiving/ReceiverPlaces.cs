using ActorSearch.TrainerNode.Objectives.Plugins;

namespace ActorSearch.TrainerNode.Receiving;

/// <summary>Folders of a trainer.</summary>
/// <param name="Data">Base folder for relative data paths.</param>
/// <param name="Cache">Folder for received files, shared by the trainers of a machine.</param>
/// <param name="CacheLimit">Most bytes in it; 0: nothing is received.</param>
/// <param name="Plugins">Plug-ins, which are received only where some may be loaded.</param>
public sealed record ReceiverPlaces(string Data, string Cache, long CacheLimit, PluginSet Plugins);
