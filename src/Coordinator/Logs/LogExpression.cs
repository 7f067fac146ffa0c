using System.Globalization;
using System.Text.RegularExpressions;
using ActorSearch.Shared.Checking;
using Serilog.Expressions;

namespace ActorSearch.Coordinator.Logs;

/// <summary>A condition in the language of Serilog.Expressions, for example <c>Loss &gt; 0.2 and Fold = 3</c>.</summary>
internal sealed partial class LogExpression
{
    private const string Option = "--expr";

    /// <summary>Expressions compute with decimals. A number that is too large or too close to 0 for one becomes the largest or the smallest decimal.</summary>
    private const double Largest = 7.9e28;
    private const decimal Smallest = 1e-28m;

    private readonly CompiledExpression _compiled;

    private LogExpression(CompiledExpression compiled) => _compiled = compiled;

    /// <returns>The condition, or one sentence that says where it is wrong.</returns>
    public static Checked<LogExpression> Parse(string text)
    {
        try
        {
            return SerilogExpression.TryCompile(text, out var compiled, out var error)
                ? new Checked<LogExpression>.Right(new LogExpression(compiled))
                : Wrong(text, error);
        }
        catch (ArgumentException unknown)
        {
            // A function that there is not, or with too many or too few arguments: it is named, and found by its name.
            var name = Quoted().Match(unknown.Message).Groups["name"].Value;
            return Wrong(text, Math.Max(0, text.IndexOf(name, StringComparison.OrdinalIgnoreCase)), unknown.Message);
        }
    }

    /// <summary>Whether an event fulfils it. One that has not what it asks for does not.</summary>
    public bool Holds(LogLine line)
    {
        try
        {
            return ExpressionResult.IsTrue(_compiled(CompactJson.Read(line.Json, NumberOf)));
        }
        catch (ArithmeticException)
        {
            return false;
        }
    }

    private static object NumberOf(double real, long? whole) =>
        whole ?? (object)(Math.Abs(real) >= Largest ? real > 0 ? decimal.MaxValue : decimal.MinValue
            : (decimal)real is not 0 and var near ? near : Math.Sign(real) * Smallest);

    private static Checked<LogExpression>.Wrong Wrong(string text, string error)
    {
        var said = Placed().Match(error);
        var place = said.Groups["column"] is { Success: true, Value: var column } ? int.Parse(column, CultureInfo.InvariantCulture) - 1 : text.Length;
        return Wrong(text, place, said.Groups["what"].Value);
    }

    private static Checked<LogExpression>.Wrong Wrong(string text, int place, string what) =>
        new([new Mistake(Option, $"at character {place + 1} of \"{text}\": {what.TrimEnd('.')}; write for example \"Loss > 0.2 and Fold = 3\".")]);

    [GeneratedRegex("""^(Syntax error)?( \(line [0-9]+, column (?<column>[0-9]+)\))?:? ?(?<what>.*)$""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Placed();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Quoted();
}
