using InstaHub.GrainInterfaces.Chats;
using InstaHub.Grains.Feeds;
using Orleans.Concurrency;
using Orleans.Placement;

namespace InstaHub.Grains.Chats.Live;

/// <inheritdoc cref="IChatHostGrain"/>
[GrainType("chat-host"), FeedHostPlacement, KeepAlive, Immovable, Reentrant]
public sealed class ChatHostGrain(ChatHost host) : Grain, IChatHostGrain
{
    public Task Deliver(IReadOnlyList<ChatNews> news)
    {
        host.Deliver(news);
        return Task.CompletedTask;
    }
}
