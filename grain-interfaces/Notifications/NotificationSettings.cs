namespace InstaHub.GrainInterfaces.Notifications;

/// <summary>By whose acts a user is notified; numbers are those of the database.</summary>
[GenerateSerializer, Alias("InstaHub.Notifications.NotificationScope")]
public enum NotificationScope
{
    Everyone = 0,

    /// <summary>By those alone whom the user follows.</summary>
    Following = 1,

    /// <summary>By nobody: nothing of the kind is recorded.</summary>
    Off = 2,
}

/// <summary>By whose acts a user is notified, for each kind. It holds for what happens from then on.</summary>
/// <param name="Scopes">In the order of <see cref="NotificationKind"/>; what is missing is <see cref="NotificationScope.Everyone"/>.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Notifications.NotificationSettings")]
public sealed record NotificationSettings([property: Id(0)] IReadOnlyList<NotificationScope> Scopes)
{
    /// <summary>Everything by everyone.</summary>
    public static readonly NotificationSettings Default = new([]);

    public NotificationScope Of(NotificationKind kind) => (int)kind <= Scopes.Count ? Scopes[(int)kind - 1] : NotificationScope.Everyone;
}

/// <summary>What of the settings is to be changed.</summary>
/// <param name="Scopes">By kind; a kind that is not named stays as it is.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Notifications.NotificationSettingsEdit")]
public sealed record NotificationSettingsEdit([property: Id(0)] IReadOnlyDictionary<NotificationKind, NotificationScope> Scopes);
