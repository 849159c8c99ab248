namespace InstaHub.GrainInterfaces.Graph;

/// <summary>What a user may mark another as; numbers are those of the database.</summary>
[GenerateSerializer, Alias("InstaHub.Graph.UserMark")]
public enum UserMark
{
    Block = 1,
    Mute = 2,
    Restrict = 3,
    CloseFriend = 4,
}

/// <summary>What of somebody is muted; numbers are those of the database.</summary>
[Flags, GenerateSerializer, Alias("InstaHub.Graph.MuteParts")]
public enum MuteParts
{
    None = 0,
    Posts = 1,
    Stories = 2,
    Notifications = 4,
    All = Posts | Stories | Notifications,
}
