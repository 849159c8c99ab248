using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Grains.Chats.Live;

/// <summary>What news of a chat mean for those who are in it. Only <see cref="RunAsync"/> comes here.</summary>
internal sealed partial class HostedChat
{
    /// <summary>Most messages made up for at once; of more whoever looks loads the chat anew.</summary>
    private const int MostMissed = InboxInUse.KeptArrivals;

    private async Task HandleAsync(List<ChatNews> news)
    {
        // First who is in it: all these news were committed before, so that what is read now is so for all of them.
        var moved = news.Where(item => item.Kind is ChatNewsKind.Created or ChatNewsKind.MembersChanged).SelectMany(item => item.Users).ToHashSet();
        var came = await LookAsync(moved);
        if (_last == Unknown)
            return;
        await UpdateAsync(came);

        await TellAllAsync(news, moved);
        if (_newest > _last)
            await CatchUpAsync(moved);
        await UpdateAsync(WhoSeesIt(news, moved).Except(came), catchesUp: true);
        RemoveGone(news.Exists(item => item.Kind == ChatNewsKind.Closed));
    }

    // As they came, but for what can be told together.
    private async Task TellAllAsync(List<ChatNews> news, HashSet<Guid> looked)
    {
        var told = new HashSet<(ChatNewsKind, Guid)>();
        for (var i = 0; i < news.Count; i++)
        {
            var item = news[i];
            switch (item.Kind)
            {
                case ChatNewsKind.Sent:
                    var run = news.Skip(i).TakeWhile(next => next.Kind == ChatNewsKind.Sent).ToArray();
                    await TellMessagesAsync(run, looked);
                    i += run.Length - 1;
                    break;
                case ChatNewsKind.Edited or ChatNewsKind.Deleted or ChatNewsKind.Reacted:
                    // Of several changes of a message the first is told as it is after the last.
                    if (item.MessageId is { } messageId && told.Add((item.Kind, messageId)))
                        await TellChangeAsync(item.Kind, messageId);
                    break;
                case ChatNewsKind.Read or ChatNewsKind.Delivered:
                    if (told.Add((item.Kind, item.ActorId)))
                        await TellReceiptAsync(news.Where(other => other.Kind == item.Kind && other.ActorId == item.ActorId).MaxBy(other => other.Number)!);
                    break;
                case ChatNewsKind.TypingStarted or ChatNewsKind.TypingStopped:
                    TellTyping(item);
                    break;
                case ChatNewsKind.Hidden when item.MessageId is { } hidden:
                    Send(SeatsOf([item.ActorId]), new(InboxArrivalKind.Deletion, id, hidden), ChatLiveEvents.Deleted(id, hidden));
                    break;
                case ChatNewsKind.Cleared:
                    Send(SeatsOf([item.ActorId]), new(InboxArrivalKind.ChatGone, id), ChatLiveEvents.Removed(id));
                    break;
            }
        }
    }

    /// <summary>Reads how users stand, of those whose inboxes are here; where that is being read already, they find it themselves.</summary>
    /// <returns>Who has come in.</returns>
    private async Task<List<Guid>> LookAsync(IEnumerable<Guid> userIds)
    {
        var inboxes = userIds.Select(host.Find).OfType<InboxInUse>().Where(inbox => inbox.IsAwake).ToDictionary(inbox => inbox.UserId);
        if (inboxes.Count == 0)
            return [];
        var read = await host.Store.FindSeatsAsync(id, [.. inboxes.Keys]);
        var came = new List<Guid>();
        lock (_lock)
        {
            // Who has come into a chat that nobody here was in is told what has come since, but of a channel not all of it.
            if (_last == Unknown && read.Count > 0)
                _last = read[0].Kind == ChatKind.Channel ? read[0].LastSequence : read.Min(seat => seat.Since);
            foreach (var seat in read)
            {
                if (seat.IsIn && !_seats.ContainsKey(seat.UserId))
                    came.Add(seat.UserId);
                Sit(inboxes[seat.UserId], seat, loaded: null);
            }
            foreach (var userId in inboxes.Keys.Except(read.Select(seat => seat.UserId)))
            {
                if (_seats.TryGetValue(userId, out var seat))
                    _seats[userId] = seat with { State = MemberState.Left, Until = Math.Min(seat.Until ?? _last, _last) };
            }
        }
        return came;
    }

    // In the order of their numbers; a gap is read.
    private async Task TellMessagesAsync(ChatNews[] sent, HashSet<Guid> looked)
    {
        foreach (var item in sent.OrderBy(item => item.Number))
        {
            if (item.Number > 0 && item.Number <= _last)
                continue;
            if (item is { Message: { } json, MessageId: { } messageId } && item.Number == _last + 1)
                await TellAsync(item.Number, messageId, item.ActorId, isSystem: false, _ => json);
            else
                await CatchUpAsync(looked);
        }
    }

    private async Task CatchUpAsync(HashSet<Guid> looked)
    {
        while (true)
        {
            var found = await host.Store.FindAfterAsync(id, _last, MostMissed);
            if (found.Count == MostMissed)
            {
                foreach (var seat in Seats)
                    seat.Inbox.Distrust();
                _last = found[^1].Sequence;
                continue;
            }
            foreach (var message in found)
                await TellAsync(message, looked);
            return;
        }
    }

    private async Task TellAsync(StoredMessage message, HashSet<Guid> looked)
    {
        // Who comes and goes is told in the order of messages: who has been put out sees this one, and none after it.
        if (message.System is { } note && note.Users.Where(looked.Add).ToArray() is { Length: > 0 } moved)
            await UpdateAsync(await LookAsync(moved));
        var form = await host.Views.PrepareAsync(message);
        var hidden = await FindHiddenQuoteAsync(message);
        await TellAsync(
            message.Sequence, message.Id, message.SenderId, message.Type == MessageType.System,
            seat => form.Write([], ShowsQuote(message, seat, hidden)), seat => ShowsQuote(message, seat, hidden));
    }

    private async Task TellAsync(
        long sequence, Guid messageId, Guid senderId, bool isSystem, Func<Seat, JsonBytes> write, Func<Seat, bool>? tagOf = null)
    {
        // The other of a private chat has not heard of it before.
        if (sequence == 1 && _kind == ChatKind.Private)
            await UpdateAsync(Seats.Select(seat => seat.Inbox.UserId));
        lock (_lock)
        {
            _last = sequence;
            _newest = Math.Max(_newest, sequence);
            if (!isSystem && _seats.TryGetValue(senderId, out var sender) && sender.State == MemberState.Requested)
                _seats[senderId] = sender with { State = MemberState.In };
        }

        var receipt = !isSystem && _kind != ChatKind.Channel && _members <= ChatLimits.MaxReceipted ? new LiveReceipt(id, sequence) : null;
        foreach (var group in Seats.Where(seat => seat.IsNews(sequence)).GroupBy(seat => tagOf?.Invoke(seat) ?? true))
        {
            var told = ChatLiveEvents.New(write(group.First()));
            var arrival = new InboxArrival(InboxArrivalKind.Message, id, messageId, sequence);
            foreach (var part in group.GroupBy(seat => receipt is not null && seat.Inbox.UserId != senderId))
                Send(part, arrival with { IsReceipted = part.Key }, part.Key ? told with { Receipt = receipt } : told);
        }
    }

    private async Task TellChangeAsync(ChatNewsKind kind, Guid messageId)
    {
        Guid[] viewers = [.. Seats.Select(seat => seat.Inbox.UserId)];
        if (viewers.Length == 0 || await host.Store.FindMessageAsync(id, messageId, viewers) is not { Message: var message } found)
            return;
        if (message.Sequence > _last)
            await CatchUpAsync([]);
        Seat[] seats = [.. Seats.Where(seat => seat.Sees(message.Sequence) && !found.HiddenFrom.Contains(seat.Inbox.UserId))];
        if (kind == ChatNewsKind.Deleted)
        {
            Send(seats, new(InboxArrivalKind.Deletion, id, message.Id), ChatLiveEvents.Deleted(id, message.Id));
            return;
        }
        if (message.DeletedAt is not null)
            return;
        var isEdit = kind == ChatNewsKind.Edited;
        var form = isEdit ? await host.Views.PrepareAsync(message) : null;
        var hidden = isEdit ? await FindHiddenQuoteAsync(message) : [];
        foreach (var group in seats.GroupBy(seat => (found.Reactions.TagOf(message.Id, seat.Inbox.UserId), isEdit && ShowsQuote(message, seat, hidden))))
        {
            var reactions = found.Reactions.Of(message.Id, group.First().Inbox.UserId);
            Send(group, new(isEdit ? InboxArrivalKind.Edit : InboxArrivalKind.Reactions, id, message.Id),
                isEdit ? ChatLiveEvents.Edited(form!.Write(reactions, group.Key.Item2)) : ChatLiveEvents.Reacted(id, message.Id, reactions));
        }
    }

    // Where users are named, it is for them alone.
    private async Task TellReceiptAsync(ChatNews item)
    {
        if (item.Number > _last)
            await CatchUpAsync([]);
        var isRead = item.Kind == ChatNewsKind.Read;
        var upTo = Math.Min(item.Number, _last);
        var seats = item.Users.Count > 0
            ? SeatsOf(item.Users)
            : Seats.Where(seat => seat.State == MemberState.In && (isRead || seat.Inbox.UserId != item.ActorId) && upTo > seat.Since);
        Send(seats, new(isRead ? InboxArrivalKind.Read : InboxArrivalKind.Delivered, id, item.ActorId, upTo),
            ChatLiveEvents.Receipt(isRead, id, item.ActorId, upTo));
    }

    private void TellTyping(ChatNews item) => host.SendUnnumbered(
        [.. Seats.Where(seat => seat.State == MemberState.In && seat.Inbox.UserId != item.ActorId).Select(seat => seat.Inbox)],
        ChatLiveEvents.Typing(id, item.ActorId, item.Kind == ChatNewsKind.TypingStarted));

    // For whom the chat looks different now. In a large group the messages of the system tell the others who has come and gone.
    private IEnumerable<Guid> WhoSeesIt(List<ChatNews> news, HashSet<Guid> moved)
    {
        var isForAll = news.Exists(item => item.Kind is ChatNewsKind.Changed or ChatNewsKind.Closed)
            || (moved.Count > 0 && _kind == ChatKind.Group && _members <= ChatLimits.MaxReceipted);
        return isForAll
            ? Seats.Select(seat => seat.Inbox.UserId)
            : moved.Concat(news.Where(item => item.Kind == ChatNewsKind.Marked).Select(item => item.ActorId)).Distinct();
    }

    // A chat may be read with messages that are not told yet; where these come first, who is told that they are out has all of theirs.
    private async Task UpdateAsync(IEnumerable<Guid> userIds, bool catchesUp = false)
    {
        var seats = SeatsOf(userIds).ToDictionary(seat => seat.Inbox.UserId);
        if (seats.Count == 0)
            return;
        var found = await host.Store.FindChatAsync(id, [.. seats.Keys]);
        if (catchesUp && found.Any(chat => chat.Chat.LastSequence > _last))
            await CatchUpAsync([]);
        Guid[] newest = [.. found.Select(chat => chat.LastMessage?.Id).OfType<Guid>().Distinct()];
        var reactions = newest.Length > 0 ? await host.Store.FindReactionsAsync(newest, [.. seats.Keys]) : ReactionsForMany.None;
        foreach (var chat in found)
        {
            seats.Remove(chat.Member.UserId, out var seat);
            // A private chat that nobody has written to is there for who began it.
            if (chat.Chat is { Kind: ChatKind.Private, LastSequence: 0 } && chat.Chat.OwnerId != chat.Member.UserId)
                continue;
            var json = await host.Views.WriteAsync(chat, chat.LastMessage is { } last ? reactions.Of(last.Id, chat.Member.UserId) : []);
            Send([seat!], new(InboxArrivalKind.Chat, id), ChatLiveEvents.Updated(json));
        }
        Send(seats.Values, new(InboxArrivalKind.ChatGone, id), ChatLiveEvents.Removed(id));
    }

    private void RemoveGone(bool isClosed)
    {
        lock (_lock)
        {
            foreach (var (userId, seat) in _seats.Where(seat => isClosed || !seat.Value.IsIn).ToArray())
            {
                _seats.Remove(userId);
                seat.Inbox.Leave(id);
            }
        }
    }

    private async Task<IReadOnlyList<Guid>> FindHiddenQuoteAsync(StoredMessage message) =>
        message.ReplyTo is { Sequence: not null } quote
            ? await host.Store.FindHiddenAsync(quote.Id, [.. Seats.Select(seat => seat.Inbox.UserId)])
            : [];

    private static bool ShowsQuote(StoredMessage message, Seat seat, IReadOnlyList<Guid> hidden) =>
        message.ReplyTo?.Sequence is not { } sequence || (sequence > seat.Since && !hidden.Contains(seat.Inbox.UserId));

    private IEnumerable<Seat> SeatsOf(IEnumerable<Guid> userIds)
    {
        lock (_lock)
            return [.. userIds.Select(userId => _seats.GetValueOrDefault(userId)).OfType<Seat>()];
    }

    private void Send(IEnumerable<Seat> seats, InboxArrival arrival, LiveEvent liveEvent)
    {
        InboxInUse[] inboxes = [.. seats.Select(seat => seat.Inbox)];
        if (inboxes.Length > 0)
            host.Send(inboxes, arrival, liveEvent);
    }
}
