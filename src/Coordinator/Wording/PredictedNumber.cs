using System.Globalization;

namespace ActorSearch.Coordinator.Wording;

/// <summary>A predicted number for programs: the shortest text that means it. A number of 32 bits is written as such: 0.1, not 0.10000000149011612.</summary>
internal static class PredictedNumber
{
    public static string Format(double value) => (float)value == value ? ((float)value).ToString(CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);
}
