using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Hosting;
using ActorSearch.TrainerNode.Tests.Data;

namespace ActorSearch.TrainerNode.Tests.Hosting;

public sealed class TrainerFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Each_life_of_a_folder_has_its_name_and_another_number()
    {
        var (first, second) = (Incarnation("a"), Incarnation("a"));

        Assert.Equal(first.Split('.')[0], second.Split('.')[0]);
        Assert.Equal(("1", "2"), (first.Split('.')[1], second.Split('.')[1]));
    }

    [Fact]
    public void Two_machines_with_one_copied_folder_are_two_nodes()
    {
        Incarnation("a");
        Directory.CreateDirectory(_folder.File("b/1"));
        File.Copy(_folder.File("a/1/node.id"), _folder.File("b/1/node.id"));

        Assert.NotEqual(Incarnation("a"), Incarnation("b"));
    }

    public void Dispose() => _folder.Dispose();

    private string Incarnation(string state)
    {
        using var folder = ((Checked<TrainerFolder>.Right)TrainerFolder.Take(_folder.File(state))).Value;
        return folder.Node.Text;
    }
}
