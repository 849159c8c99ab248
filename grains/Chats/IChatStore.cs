using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;

namespace InstaHub.Grains.Chats;

/// <summary>Chats and who is in them, in the database.</summary>
public interface IChatStore
{
    /// <summary>Makes a chat. Whoever does not follow the creator is asked first.</summary>
    /// <returns>The chat's id, that of the pair's chat where there is one; and whether it is new. Or why not.</returns>
    Task<Result<CreatedChat>> CreateAsync(Guid chatId, NewChat chat, DateTimeOffset at);

    /// <summary>A chat as a user has it; null: they have never been in it, or it is gone.</summary>
    Task<ChatOfUser?> FindAsync(Guid chatId, Guid userId, CancellationToken cancellationToken = default);

    /// <summary>The same with its last message.</summary>
    Task<ChatOfUser?> FindWithLastAsync(Guid chatId, Guid userId, CancellationToken cancellationToken = default);

    /// <summary>Chats of a user, each with its last message.</summary>
    Task<IReadOnlyList<ChatOfUser>> FindManyAsync(
        Guid userId, InboxFolder folder, ChatPosition? after, int count, CancellationToken cancellationToken = default);

    /// <summary>What waits in all chats of a user.</summary>
    Task<UnreadChats> CountUnreadAsync(Guid userId, CancellationToken cancellationToken = default);

    /// <summary>Who is in a chat, by role, then by when they came.</summary>
    Task<IReadOnlyList<StoredMember>> FindMembersAsync(Guid chatId, ChatPosition? after, int count, CancellationToken cancellationToken = default);

    /// <summary>Does something to a chat; who may is decided where it is locked.</summary>
    /// <returns>Why not; null: it is so now, or was.</returns>
    Task<Error?> ChangeAsync(ChatChange change);

    /// <summary>Lets somebody in who has an invitation.</summary>
    /// <returns>The chat, or why not.</returns>
    Task<Result<Guid>> JoinAsync(Guid userId, ReadOnlyMemory<byte> tokenHash, DateTimeOffset at);

    /// <summary>Sets what a user has of a chat for themselves.</summary>
    /// <returns>Why not.</returns>
    Task<Error?> MarkAsync(Guid chatId, Guid userId, ChatMarks marks, DateTimeOffset at);
}

/// <summary>A chat that was made or was there.</summary>
public sealed record CreatedChat(Guid ChatId, bool IsNew);

/// <summary>Something to be done to a chat.</summary>
/// <param name="ChatId">The chat.</param>
/// <param name="ActorId">By whom.</param>
/// <param name="At">When.</param>
public abstract record ChatChange(Guid ChatId, Guid ActorId, DateTimeOffset At);

/// <summary>Changes what is given; texts are normalised and good.</summary>
public sealed record ChatEditing(Guid ChatId, Guid ActorId, DateTimeOffset At, ChatEdit Edit) : ChatChange(ChatId, ActorId, At);

/// <summary>Puts users in.</summary>
public sealed record MemberAdding(Guid ChatId, Guid ActorId, DateTimeOffset At, IReadOnlyList<Guid> Users) : ChatChange(ChatId, ActorId, At);

/// <summary>Gives a role.</summary>
public sealed record RoleChange(Guid ChatId, Guid ActorId, DateTimeOffset At, Guid UserId, ChatRole Role) : ChatChange(ChatId, ActorId, At);

/// <summary>Ends that somebody is in: of the actor it is leaving.</summary>
public sealed record MemberRemoval(Guid ChatId, Guid ActorId, DateTimeOffset At, Guid UserId) : ChatChange(ChatId, ActorId, At);

/// <summary>Bans somebody, or lifts that.</summary>
public sealed record BanChange(Guid ChatId, Guid ActorId, DateTimeOffset At, Guid UserId, bool Banned) : ChatChange(ChatId, ActorId, At);

/// <summary>Ends it for all, or clears it for the actor.</summary>
public sealed record ChatDeletion(Guid ChatId, Guid ActorId, DateTimeOffset At) : ChatChange(ChatId, ActorId, At);

/// <summary>Accepts it.</summary>
public sealed record RequestAcceptance(Guid ChatId, Guid ActorId, DateTimeOffset At) : ChatChange(ChatId, ActorId, At);

/// <summary>Makes an invitation.</summary>
public sealed record InviteMaking(
    Guid ChatId, Guid ActorId, DateTimeOffset At, ReadOnlyMemory<byte> TokenHash, DateTimeOffset ExpiresAt, int? MaxUses) : ChatChange(ChatId, ActorId, At);
