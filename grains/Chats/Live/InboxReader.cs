using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Grains.Chats.Live;

/// <summary>Renders what somebody has missed, as it is now.</summary>
public sealed class InboxReader(IChatLiveStore live, IChatStore chats, IMessageStore messages, IChatViews views)
{
    /// <summary>An event for each arrival. What the viewer may not see any more counts as deleted.</summary>
    public async Task<IReadOnlyList<LiveEvent>> RenderAsync(Guid viewerId, IReadOnlyList<InboxArrival> arrivals)
    {
        Guid[] ids = [.. arrivals
            .Where(arrival => arrival.Kind is InboxArrivalKind.Message or InboxArrivalKind.Edit or InboxArrivalKind.Reactions)
            .Select(arrival => arrival.Id).Distinct()];
        var seen = ids.Length > 0 ? (await live.FindSeenAsync(viewerId, ids)).ToDictionary(message => message.Id) : [];
        var reactions = ids.Length > 0 ? await messages.FindReactionsAsync(viewerId, ids) : null;
        // At once, so that what they need is read together.
        var forms = await Task.WhenAll(seen.Values.Select(async message => (message.Id, Form: await views.PrepareAsync(message))));
        var written = forms.ToDictionary(one => one.Id, one => one.Form.Write(reactions![one.Id], showsQuote: true));

        var looks = new Dictionary<Guid, LiveEvent>();
        foreach (var chatId in arrivals.Where(arrival => arrival.Kind is InboxArrivalKind.Chat or InboxArrivalKind.ChatGone).Select(arrival => arrival.ChatId).Distinct())
            looks[chatId] = await RenderAsync(viewerId, chatId);
        return [.. arrivals.Select(Render)];

        LiveEvent Render(InboxArrival arrival) => arrival.Kind switch
        {
            InboxArrivalKind.Chat => looks[arrival.ChatId],
            InboxArrivalKind.ChatGone => ChatLiveEvents.Removed(arrival.ChatId),
            InboxArrivalKind.Read or InboxArrivalKind.Delivered =>
                ChatLiveEvents.Receipt(arrival.Kind == InboxArrivalKind.Read, arrival.ChatId, arrival.Id, arrival.Number),
            InboxArrivalKind.Deletion => ChatLiveEvents.Deleted(arrival.ChatId, arrival.Id),
            _ when !seen.ContainsKey(arrival.Id) => ChatLiveEvents.Deleted(arrival.ChatId, arrival.Id),
            InboxArrivalKind.Reactions => ChatLiveEvents.Reacted(arrival.ChatId, arrival.Id, reactions![arrival.Id]),
            InboxArrivalKind.Edit => ChatLiveEvents.Edited(written[arrival.Id]),
            _ => ChatLiveEvents.New(written[arrival.Id]) with { Receipt = arrival.IsReceipted ? new LiveReceipt(arrival.ChatId, arrival.Number) : null },
        };
    }

    private async Task<LiveEvent> RenderAsync(Guid viewerId, Guid chatId)
    {
        if (await chats.FindWithLastAsync(chatId, viewerId) is not { } chat)
            return ChatLiveEvents.Removed(chatId);
        var reactions = chat.LastMessage is { } last ? (await messages.FindReactionsAsync(viewerId, [last.Id]))[last.Id] : [];
        return ChatLiveEvents.Updated(await views.WriteAsync(chat, reactions));
    }
}
