namespace ActorSearch.TrainerNode.Tests.Metrics;

/// <summary>Rows with ties for which scikit-learn computed the values that tests expect.</summary>
internal static class ReferenceRows
{
    public static readonly float[] TwoOf = [0, 0, 1, 1, 0, 1, 1, 0, 1, 0];

    public static readonly float[] Second = [.1f, .4f, .35f, .8f, .4f, .4f, .9f, .2f, .6f, .6f];

    public static readonly float[] ThreeOf = [0, 1, 2, 2, 1, 0, 1, 2, 0, 1, 2, 1];

    public static readonly int[] Tenths =
        [5, 3, 2, 2, 6, 2, 1, 3, 6, 4, 4, 2, 3, 3, 4, 6, 2, 2, 2, 2, 6, 2, 1, 7, 3, 4, 3, 1, 8, 1, 3, 3, 4, 5, 4, 1];

    public static readonly float[] Targets = [3, -.5f, 2, 7, 4.25f, .5f, 7, 2], Predictions = [2.5f, 0, 2, 8, 5, .5f, 6, 2];
}
