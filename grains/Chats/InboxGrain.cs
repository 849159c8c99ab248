using System.Security.Cryptography;
using System.Text;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using Orleans.Concurrency;

namespace InstaHub.Grains.Chats;

/// <inheritdoc cref="IInboxGrain"/>
[GrainType("inbox"), Reentrant]
public sealed class InboxGrain(IChatStore chats, ChatReader reader, TimeProvider time) : Grain, IInboxGrain
{
    private Guid UserId => this.GetPrimaryKey();

    public async Task<ChatPage> GetPage(InboxFolder folder, ChatPosition? after, int limit, CancellationToken cancellationToken = default)
    {
        // One more than is shown tells whether there is a next page.
        var found = await chats.FindManyAsync(UserId, folder, after, limit + 1, cancellationToken);
        ChatOfUser[] page = [.. found.Take(limit)];
        var next = found.Count > limit ? new ChatPosition(page[^1].Member.PinnedAt is null ? 0 : 1, page[^1].Chat.LastAt, page[^1].Chat.Id) : null;
        return new ChatPage(await reader.WriteAsync(page), next);
    }

    public Task<UnreadChats> GetUnread(CancellationToken cancellationToken = default) => chats.CountUnreadAsync(UserId, cancellationToken);

    public async Task<Result<JsonBytes>> Join(string token)
    {
        var joined = await chats.JoinAsync(UserId, InviteTokens.HashOf(token), time.GetUtcNow());
        if (!joined.IsSuccess)
            return joined.Error;
        return await chats.FindWithLastAsync(joined.Value, UserId) is { } chat ? await reader.WriteAsync(chat) : ChatErrors.NoSuchInvite;
    }
}

/// <inheritdoc cref="IChatQueries"/>
[GrainType("chat-queries"), StatelessWorker, Reentrant]
public sealed class ChatQueries(IChatStore chats, IMessageStore messages) : Grain, IChatQueries
{
    public Task<Guid?> FindChatOf(Guid messageId) => messages.FindChatOfAsync(messageId);

    public Task<bool> HasChat(Guid chatId) => chats.ExistsAsync(chatId);
}

/// <summary>Secrets of invitations.</summary>
internal static class InviteTokens
{
    private const int Bytes = 24;

    /// <summary>A secret that nobody guesses.</summary>
    public static string Make() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored of it.</summary>
    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
