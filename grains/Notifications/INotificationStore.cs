using InstaHub.GrainInterfaces.Notifications;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Notifications;

/// <summary>
/// Notifications in the database. A notification is a group: all that was done of one kind to one target, and who did it. Its place in
/// the owner's list is when somebody, or something, new came to it; what comes again changes nothing.
/// </summary>
public interface INotificationStore
{
    /// <summary>
    /// Makes the owner's notifications say what is so now, whatever has happened meanwhile: likes, comments, follows and the rest are read
    /// again in the transaction that writes. To do it again changes nothing. For handlers of events: it is as durable as the removal of the event
    /// that comes after it, and a crash of the database that undoes the one undoes the other.
    /// </summary>
    /// <exception cref="UnknownOutcomeException">Nobody knows whether it was committed: do it again.</exception>
    Task<NotificationOutcome> WriteAsync(NotificationWrite write, CancellationToken cancellationToken = default);

    /// <summary>The newest notifications of a user with all that is kept in memory, by one query.</summary>
    Task<NotificationHead> ReadHeadAsync(Guid userId, int count, CancellationToken cancellationToken = default);

    /// <summary>The notifications after a position, newest first; fewer than asked for only at the end.</summary>
    Task<IReadOnlyList<StoredNotification>> ReadAsync(Guid userId, NotificationPosition? after, int count, CancellationToken cancellationToken = default);

    /// <summary>Moves the read mark, which never goes back.</summary>
    /// <returns>False: there is no such notification.</returns>
    Task<bool> MarkReadAsync(Guid userId, ReadMark upTo, CancellationToken cancellationToken = default);

    Task<NotificationSettings> FindSettingsAsync(Guid userId, CancellationToken cancellationToken = default);

    /// <summary>Changes what is named, and gives the settings after it.</summary>
    Task<NotificationSettings> ChangeSettingsAsync(Guid userId, NotificationSettingsEdit edit, CancellationToken cancellationToken = default);

    /// <summary>Who has notifications about a post.</summary>
    /// <param name="postId">The post.</param>
    /// <param name="targetId">Only about this target on it, such as a comment; null: about anything.</param>
    /// <param name="limit">Most users.</param>
    /// <param name="cancellationToken">For the database.</param>
    Task<IReadOnlyList<Guid>> FindOwnersAsync(Guid postId, Guid? targetId, int limit, CancellationToken cancellationToken = default);
}

/// <summary>Something that an owner's notifications are to say.</summary>
/// <param name="OwnerId">Whose notifications.</param>
/// <param name="ActorId">Who did, or undid, something.</param>
public abstract record NotificationWrite(Guid OwnerId, Guid ActorId);

/// <summary>Looks whether the actor has done something to a target, and puts them into that group, or takes them out.</summary>
/// <param name="OwnerId">Whose notifications.</param>
/// <param name="ActorId">Who.</param>
/// <param name="Kind">What.</param>
/// <param name="TargetId">To what: a post, a comment, or a user.</param>
public sealed record NotificationLook(Guid OwnerId, Guid ActorId, NotificationKind Kind, Guid TargetId) : NotificationWrite(OwnerId, ActorId)
{
    /// <summary>When it was done, as the event says; orders the actors. Of comments and replies they say themselves.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Days since 1970 where groups are by day; 0: they are not.</summary>
    public int Day { get; init; }

    /// <summary>The post that it is about.</summary>
    public Guid? PostId { get; init; }

    /// <summary>The comment that it is about: one that was liked, replied to, or mentions the owner.</summary>
    public Guid? CommentId { get; init; }

    /// <summary>Whether the actor may be put in; otherwise at most taken out.</summary>
    public bool MayAdd { get; init; } = true;
}

/// <summary>Looks again at every group that the actor is in, and takes them out where it is not so any more, or one blocks the other.</summary>
/// <param name="OwnerId">Whose notifications.</param>
/// <param name="ActorId">Who.</param>
/// <param name="Kind">Only of this kind; null: of all.</param>
public sealed record NotificationReview(Guid OwnerId, Guid ActorId, NotificationKind? Kind) : NotificationWrite(OwnerId, ActorId);

/// <summary>What became of it.</summary>
/// <param name="IsThere">Of a look: whether the actor is in the group now. Of one at a large group it may only have been done: none reads whether it was let in.</param>
/// <param name="IsLarge">Whether the group keeps no rows of new actors: only when it was moved does it matter who they are.</param>
public readonly record struct NotificationOutcome(bool IsThere, bool IsLarge = false);

/// <summary>A notification as it is stored.</summary>
/// <param name="Id">Notification id.</param>
/// <param name="Kind">What.</param>
/// <param name="PostId">The post that it is about.</param>
/// <param name="CommentId">The comment that it is about.</param>
/// <param name="At">When somebody new came to it; its place.</param>
/// <param name="Count">How many actors.</param>
/// <param name="Actors">The newest of them, at most <see cref="ActorsRead"/>.</param>
/// <param name="IsThere">Whether its target, and anybody who did it, still is there for the owner, as far as the database tells.</param>
public sealed record StoredNotification(
    Guid Id, NotificationKind Kind, Guid? PostId, Guid? CommentId, DateTimeOffset At, int Count, IReadOnlyList<StoredActor> Actors, bool IsThere)
{
    /// <summary>More than are shown: some may be hidden.</summary>
    public const int ActorsRead = 8;

    public NotificationPosition Position => new(At, Id);
}

/// <summary>Who did it.</summary>
/// <param name="UserId">Who.</param>
/// <param name="SubjectId">What they made by it, such as a comment; of other kinds of no use.</param>
public readonly record struct StoredActor(Guid UserId, Guid SubjectId);

/// <summary>The newest notifications of a user.</summary>
/// <param name="Newest">Newest first.</param>
/// <param name="IsAll">Whether there are no others.</param>
/// <param name="Unread">See <see cref="INotificationsGrain.GetUnread"/>.</param>
/// <param name="ReadUntil">The read mark: what has a later place is unread.</param>
public sealed record NotificationHead(IReadOnlyList<StoredNotification> Newest, bool IsAll, int Unread, DateTimeOffset ReadUntil);
