namespace ActorSearch.Shared.Tests.Experiments;

public class SettingReferenceTests
{
    [Fact]
    public void The_reference_is_what_the_table_of_settings_gives()
    {
        var file = Path.Combine(Repository.Root(), "docs", "settings.md");
        if (Environment.GetEnvironmentVariable("ACTORSEARCH_RENEW") == "settings")
        {
            File.WriteAllText(file, SettingReference.Text());
        }

        Assert.True(
            File.ReadAllText(file).ReplaceLineEndings("\n") == SettingReference.Text(),
            $"docs/settings.md is not what the table of settings gives; renew it with {SettingReference.Renewal}");
    }
}
