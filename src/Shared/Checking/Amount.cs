using System.Globalization;

namespace ActorSearch.Shared.Checking;

/// <summary>Numbers of things in sentences.</summary>
public static class Amount
{
    /// <summary>For example <c>1 fold</c> or <c>2 folds</c>.</summary>
    /// <param name="thing">One of them; its plural ends with s.</param>
    public static string Format(long number, string thing) => string.Create(CultureInfo.InvariantCulture, $"{number} {thing}{(number == 1 ? "" : "s")}");

    /// <summary>For example <c>there is 1 fold</c> or <c>there are 2 folds</c>.</summary>
    /// <inheritdoc cref="Format"/>
    public static string There(long number, string thing) => $"there {(number == 1 ? "is" : "are")} {Format(number, thing)}";

    /// <summary>For example <c>1</c>, <c>1 or 2</c>, <c>1, 2 or 6</c>.</summary>
    /// <param name="last">What stands before the last one.</param>
    public static string List(IReadOnlyList<int> numbers, string last) =>
        numbers.Count < 2 ? string.Concat(numbers) : $"{string.Join(", ", numbers.SkipLast(1))} {last} {numbers[^1]}";
}
