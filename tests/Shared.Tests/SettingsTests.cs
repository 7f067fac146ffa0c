using System.Globalization;

namespace ActorSearch.Shared.Tests;

public class SettingsTests
{
    [Fact]
    public void Numbers_read_the_same_whatever_the_machine_speaks()
    {
        Assert.Equal(CultureInfo.InvariantCulture, CultureInfo.CurrentCulture);
    }
}
