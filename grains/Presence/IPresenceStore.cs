using InstaHub.GrainInterfaces.Presence;

namespace InstaHub.Grains.Presence;

/// <summary>What is stored of whether users are there.</summary>
public interface IPresenceStore
{
    /// <summary>What is stored of a user; the default of <see cref="StoredPresence"/> when nothing is.</summary>
    Task<StoredPresence> FindAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Stores what a user has chosen to be seen as; nothing of a user who does not exist.</summary>
    Task ChooseAsync(Guid userId, PresenceStatus status, CancellationToken cancellationToken);

    /// <summary>
    /// Stores that a user was seen; an older time than the stored one does not replace it. Many share a commit, which does not wait for the disk: a crash
    /// of the server may lose the last second's.
    /// </summary>
    Task MarkAsync(SeenMark mark, CancellationToken cancellationToken);
}

/// <summary>What is stored of whether a user is there.</summary>
/// <param name="Chosen">What the user wants to be seen as while they are there.</param>
/// <param name="SeenAt">When others could see last that they were there, UTC; null: never. Behind by up to <c>Live:LastSeenInterval</c> while they are.</param>
/// <param name="IsHere">Whether they still were then: nothing was stored of their going.</param>
public sealed record StoredPresence(PresenceStatus Chosen = PresenceStatus.Online, DateTimeOffset? SeenAt = null, bool IsHere = false);

/// <summary>A user was seen.</summary>
/// <param name="UserId">Who.</param>
/// <param name="SeenAt">When, UTC.</param>
/// <param name="IsHere">Whether they go on being there.</param>
public sealed record SeenMark(Guid UserId, DateTimeOffset SeenAt, bool IsHere);
