using System.Security.Cryptography;
using System.Text;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Live;
using InstaHub.Grains.Chats.Live;
using InstaHub.Grains.Feeds;
using InstaHub.Grains.Live;
using Orleans.Concurrency;

namespace InstaHub.Grains.Chats;

/// <inheritdoc cref="IInboxGrain"/>
/// <remarks>What is in memory, for those who are connected, is <see cref="InboxInUse"/>, which takes news from other threads.</remarks>
[GrainType("inbox"), Reentrant, CollectionAgeLimit(Minutes = 15)]
public sealed class InboxGrain(
    IChatStore chats, ChatReader reader, InboxReader missed, ChatHost host, FeedHostLeases leases, IPusher pusher, TimeProvider time) : Grain, IInboxGrain
{
    private InboxInUse? _inbox;

    private Guid UserId => this.GetPrimaryKey();

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_inbox is { } inbox)
            host.Close(inbox);
        return Task.CompletedTask;
    }

    public async Task<LivePoint> GetPoint(CancellationToken cancellationToken = default) => (await ReadyAsync()).Point;

    public async Task<MissedEvents> GetSince(LivePoint point, CancellationToken cancellationToken = default)
    {
        var inbox = await ReadyAsync();
        var arrivals = inbox.ArrivalsSince(point, out var now);
        return new MissedEvents(now, arrivals is null ? null : await missed.RenderAsync(UserId, arrivals));
    }

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

    // Told of everything from now on: its chats are read from the database if it was not in use, or its host was out of touch.
    private async Task<InboxInUse> ReadyAsync()
    {
        var inbox = _inbox ??= host.Open(UserId);
        await inbox.ConnectedAsync(pusher.FindProcessesAsync);
        await inbox.RefreshAsync(await leases.HoldAsync());
        return inbox;
    }
}

/// <inheritdoc cref="IChatQueries"/>
[GrainType("chat-queries"), StatelessWorker, Reentrant]
public sealed class ChatQueries(IMessageStore messages) : Grain, IChatQueries
{
    public Task<Guid?> FindChatOf(Guid messageId) => messages.FindChatOfAsync(messageId);
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
