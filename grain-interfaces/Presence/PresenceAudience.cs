namespace InstaHub.GrainInterfaces.Presence;

/// <summary>Who may see whether a user is there, and when they were last.</summary>
[GenerateSerializer, Alias("InstaHub.Presence.PresenceAudience")]
public enum PresenceAudience
{
    /// <summary>Who follows the user.</summary>
    Followers = 0,

    /// <summary>Whoever is signed in.</summary>
    Everyone = 1,

    /// <summary>Whom the user follows.</summary>
    Following = 2,

    Nobody = 3,
}

/// <summary>The names of audiences in the API.</summary>
public static class PresenceAudienceNames
{
    /// <summary>By value.</summary>
    public static IReadOnlyList<string> All { get; } = ["followers", "everyone", "following", "nobody"];

    /// <summary>Null: who has not chosen.</summary>
    /// <returns>Null when there is no such audience.</returns>
    public static PresenceAudience? Parse(string? name)
    {
        if (name is null)
            return PresenceAudience.Followers;
        for (var value = 0; value < All.Count; value++)
        {
            if (All[value] == name)
                return (PresenceAudience)value;
        }
        return null;
    }
}
