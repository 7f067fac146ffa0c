using ActorSearch.TrainerNode.Analysis;

namespace ActorSearch.TrainerNode.Tests.Analysis;

public class SimilarRowsTests
{
    [Fact]
    public void The_closest_two_of_different_classes_that_are_told_apart_are_found()
    {
        float[] features = [0, 0.1f, 5, 5.05f, 9, 9.3f];

        // Rows 0 and 1 are of one class, 2 and 3 are the closest but one is taken for the other; 4 and 5 are left.
        Assert.Equal((4, 5), SimilarRows.Find(features, 1, [0, 0, 0, 1, 0, 1], [0, 0, 0, 0, 0, 1]));
        Assert.Equal((2, 3), SimilarRows.Find(features, 1, [0, 0, 0, 1, 0, 1], [0, 0, 0, 1, 0, 1]));
    }

    [Fact]
    public void Where_only_one_class_is_right_there_are_none()
    {
        Assert.Null(SimilarRows.Find([1, 2], 1, [0, 1], [0, 0]));
    }

    [Fact]
    public void A_histogram_counts_every_value_and_the_edges()
    {
        Assert.Equal([2, 1, 2], Histogram.Compute([0, 0.5f, 1.5f, 2, 3], 3).Counts);
        Assert.Equal([4], Histogram.Compute([2, 2, 2, 2], 3).Counts);
    }
}
