using ActorSearch.Shared.Arithmetic;

namespace ActorSearch.TrainerNode.Training.Schedules;

/// <summary>Half a cosine.</summary>
internal static class FallingCosine
{
    /// <summary>From 1 at 0 to 0 at 1.</summary>
    public static double At(double share) => (1 + Elementary.Cos(Math.PI * share)) / 2;
}
