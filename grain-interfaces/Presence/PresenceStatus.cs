namespace InstaHub.GrainInterfaces.Presence;

/// <summary>Whether a user is there: what they choose, and what others see. Values are stored.</summary>
[GenerateSerializer, Alias("InstaHub.Presence.PresenceStatus")]
public enum PresenceStatus
{
    /// <summary>Not there; chosen: seen so although there.</summary>
    Offline = 0,

    Online = 1,

    Away = 2,

    /// <summary>There, and not to be disturbed.</summary>
    DoNotDisturb = 3,
}

/// <summary>The names of statuses in the API.</summary>
public static class PresenceStatusNames
{
    private static readonly string[] Names = ["offline", "online", "away", "dnd"];

    public static string NameOf(PresenceStatus status) => Names[(int)status];

    /// <returns>Null when there is no such status.</returns>
    public static PresenceStatus? Parse(string? name) => Array.IndexOf(Names, name) is >= 0 and var status ? (PresenceStatus)status : null;
}
