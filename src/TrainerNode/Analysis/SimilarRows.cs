namespace ActorSearch.TrainerNode.Analysis;

/// <summary>Finds rows of different classes that a net sees as nearly the same.</summary>
internal static class SimilarRows
{
    /// <summary>The two closest rows of different classes that are both predicted correctly; null if there are none.</summary>
    /// <param name="features">rows × width: what the net makes of each row before its output.</param>
    /// <param name="width">Numbers of a row, ≥ 1.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="predicted">Predicted class of each row.</param>
    public static (int First, int Second)? Find(ReadOnlySpan<float> features, int width, ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted)
    {
        (int, int)? closest = null;
        var least = double.PositiveInfinity;
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] != predicted[i]) continue;
            for (var j = i + 1; j < labels.Length; j++)
            {
                if (labels[j] == labels[i] || labels[j] != predicted[j]) continue;
                var distance = Affinities.SquaredDistance(features.Slice(i * width, width), features.Slice(j * width, width));
                if (distance < least) (least, closest) = (distance, (i, j));
            }
        }

        return closest;
    }
}
