namespace ActorSearch.Coordinator.Tests;

/// <summary>Finds rooms that use each other in a circle.</summary>
internal static class RoomCircles
{
    /// <summary>"User → Used" for each arrow between two rooms of one circle.</summary>
    /// <param name="arrows">Who uses whom.</param>
    /// <param name="roomOf">Joins rooms: what is looked at as one has one name.</param>
    public static string[] Among(IReadOnlyCollection<RoomArrow> arrows, Func<string, string> roomOf)
    {
        var next = arrows.ToLookup(arrow => roomOf(arrow.FromRoom), arrow => roomOf(arrow.ToRoom));
        var reached = next.ToDictionary(rooms => rooms.Key, rooms => Reached(rooms.Key, next));
        return
        [
            .. from arrow in arrows
               let @from = roomOf(arrow.FromRoom)
               let to = roomOf(arrow.ToRoom)
               where @from != to && reached.GetValueOrDefault(to)?.Contains(@from) == true
               orderby arrow.User, arrow.Used
               select $"{arrow.User} → {arrow.Used}",
        ];
    }

    private static HashSet<string> Reached(string start, ILookup<string, string> next)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([start]);
        while (open.TryPop(out var room))
        {
            foreach (var other in next[room].Where(seen.Add))
            {
                open.Push(other);
            }
        }

        return seen;
    }
}
