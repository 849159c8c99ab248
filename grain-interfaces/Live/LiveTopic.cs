namespace InstaHub.GrainInterfaces.Live;

/// <summary>
/// What an event is about, where connections ask for that, whosever they are. Such events are of the moment: each replaces those before it,
/// and they have no place in positions.
/// </summary>
/// <param name="Kind">What the id is of.</param>
/// <param name="Id">Which.</param>
/// <param name="Number">Grows with each change: an event with a smaller one, or the same, is old.</param>
/// <param name="OnlyFor">The only user whom it is for; null: everybody.</param>
/// <param name="NotFor">A user whom it is not for, because another event tells them more; null: nobody.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Live.LiveTopic")]
public sealed record LiveTopic(
    [property: Id(0)] LiveTopicKind Kind, [property: Id(1)] Guid Id, [property: Id(2)] long Number,
    [property: Id(3)] Guid? OnlyFor = null, [property: Id(4)] Guid? NotFor = null)
{
    /// <summary>Whether it is for a user.</summary>
    public bool IsFor(Guid userId) => NotFor != userId && (OnlyFor is null || OnlyFor == userId);
}

/// <summary>What connections may ask for.</summary>
[GenerateSerializer, Alias("InstaHub.Live.LiveTopicKind")]
public enum LiveTopicKind
{
    /// <summary>The numbers under a post.</summary>
    Post = 1,

    /// <summary>Whether a user is there. The event is a <see cref="Presence.UserPresence"/>: web processes make of it what clients get.</summary>
    Presence = 2,
}
