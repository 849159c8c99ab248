using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Live;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Chats;

/// <summary>
/// One user's chats, by user id. As a source of events it has what happens in them, from the first connection until it has rested for fifteen
/// minutes.
/// </summary>
[Alias("InstaHub.Chats.IInboxGrain")]
public interface IInboxGrain : ILiveSource
{
    /// <summary>Chats, pinned ones first, then those where something was last.</summary>
    [Alias("GetPage"), ReadOnly, AlwaysInterleave]
    Task<ChatPage> GetPage(InboxFolder folder, ChatPosition? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>What waits.</summary>
    [Alias("GetUnread"), ReadOnly, AlwaysInterleave]
    Task<UnreadChats> GetUnread(CancellationToken cancellationToken = default);

    /// <summary>Comes into a chat by an invitation; who is in it already stays as they are.</summary>
    /// <param name="token">The invitation's secret.</param>
    /// <returns>The chat; or <see cref="ChatErrors.NoSuchInvite"/>, <see cref="ChatErrors.InviteExpired"/>, <see cref="ChatErrors.Banned"/>, <see cref="ChatErrors.Full"/>.</returns>
    [Alias("Join")]
    Task<Result<JsonBytes>> Join(string token);
}

/// <summary>Look-ups that belong to no chat. One key serves all.</summary>
[Alias("InstaHub.Chats.IChatQueries")]
public interface IChatQueries : IGrainWithIntegerKey
{
    /// <summary>In which chat a message is, sent or scheduled; null: there is none. Says nothing of who may know.</summary>
    [Alias("FindChatOf"), ReadOnly, AlwaysInterleave]
    Task<Guid?> FindChatOf(Guid messageId);
}
