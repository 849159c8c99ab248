namespace InstaHub.GrainInterfaces.Live;

/// <summary>The kinds of events that are numbered for each user, so that none is missed and none comes twice. Values never change: clients send them back.</summary>
[GenerateSerializer, Alias("InstaHub.Live.LivePart")]
public enum LivePart
{
    /// <summary>The home feed.</summary>
    Feed = 1,

    /// <summary>Notifications.</summary>
    Notifications = 2,

    /// <summary>Chats.</summary>
    Chats = 3,

    /// <summary>What concerns the account itself: sign-ins.</summary>
    Account = 4,
}
