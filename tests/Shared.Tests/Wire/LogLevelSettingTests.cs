using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Wire;
using Serilog.Events;

namespace ActorSearch.Shared.Tests.Wire;

public class LogLevelSettingTests
{
    [Theory]
    [InlineData(null, LogEventLevel.Information)]
    [InlineData("", LogEventLevel.Information)]
    [InlineData("debug", LogEventLevel.Debug)]
    [InlineData("ERROR", LogEventLevel.Error)]
    public void The_variable_is_stronger_than_the_settings_beside_the_program(string? variable, LogEventLevel level)
    {
        Assert.Equal(level, Assert.IsType<Checked<LogEventLevel>.Right>(LogLevelSetting.Of(variable)).Value);
    }

    [Fact]
    public void Another_word_is_a_mistake_that_names_the_variable()
    {
        var mistake = Assert.Single(Assert.IsType<Checked<LogEventLevel>.Wrong>(LogLevelSetting.Of("loud")).Mistakes);

        Assert.Equal("ACTORSEARCH_LOG: it must be debug, info, warning or error, but is 'loud'.", mistake.ToString());
    }
}
