namespace InstaHub.GrainInterfaces.Notifications;

/// <summary>What a user is notified of; numbers are those of the database and never change.</summary>
[GenerateSerializer, Alias("InstaHub.Notifications.NotificationKind")]
public enum NotificationKind
{
    /// <summary>Others like the user's post, or comment: one notification for each of these.</summary>
    Like = 1,

    /// <summary>Others comment on the user's post: one for each post.</summary>
    Comment = 2,

    /// <summary>Others reply to the user's comment, or to a reply of the user's: one for each comment of the first level.</summary>
    Reply = 3,

    /// <summary>A post or comment mentions the user.</summary>
    Mention = 4,

    /// <summary>The user is tagged on a picture of a post.</summary>
    Tag = 5,

    /// <summary>Others follow the user: one for each day, by UTC.</summary>
    Follow = 6,

    /// <summary>Somebody asks to follow the user.</summary>
    Request = 7,

    /// <summary>Somebody has let the user follow.</summary>
    Accepted = 8,
}

/// <summary>The kinds, and their names in the API.</summary>
public static class NotificationKinds
{
    private static readonly string[] Names = ["like", "comment", "reply", "mention", "tag", "follow", "request", "accepted"];

    public static readonly IReadOnlyList<NotificationKind> All = Enum.GetValues<NotificationKind>();

    public static string NameOf(NotificationKind kind) => Names[(int)kind - 1];
}
