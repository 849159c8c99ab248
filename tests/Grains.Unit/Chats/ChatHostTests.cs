using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Live;
using InstaHub.Grains.Chats.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace InstaHub.Grains.Unit.Chats;

/// <summary>What inboxes in use are told, whatever becomes of the news.</summary>
public sealed class ChatHostTests
{
    private static readonly Guid Ada = Guid.NewGuid();
    private static readonly Guid Bob = Guid.NewGuid();

    private readonly FakeChat _chat = new();
    private readonly ChatHost _host;

    public ChatHostTests() => _host = new ChatHost(_chat, _chat, _chat, new ManualTime(), NullLogger<ChatHost>.Instance);

    [Fact]
    public async Task Messages_come_in_their_order_however_news_come()
    {
        await InAsync(Ada);
        var random = new Random(3);
        for (var run = 0; run < 50; run++)
        {
            var first = run * 20L;
            ChatNews[] news = [.. Enumerable.Range(0, 20).Select(_ => _chat.Send(Bob))];
            // Some are told of twice, some by the event alone, some not at all; the last one comes in some way.
            var told = news.Concat(news.Select(item => item with { Number = 0, Message = null })).Where(_ => random.Next(3) > 0).ToArray();
            random.Shuffle(told);
            await Task.WhenAll(told.Append(news[^1]).Chunk(5).Select(part => Task.Run(() => _host.Deliver(part))));

            // The system message of who came is the first.
            Assert.Equal(Enumerable.Range(0, 20).Select(i => first + 2 + i), await _chat.NextAsync(Ada, 20));
        }
    }

    [Fact]
    public async Task What_is_told_in_order_needs_no_reading_and_its_events_neither()
    {
        await InAsync(Ada);
        for (var i = 0; i < 10; i++)
        {
            var news = _chat.Send(Bob);
            _host.Deliver([news]);
            _host.Deliver([news with { Number = 0, Message = null }]);
            Assert.Equal(i + 2, (await _chat.NextAsync(Ada)).Sequence);
        }
        Assert.Equal(0, _chat.MessageReadings);
    }

    [Fact]
    public async Task What_is_told_by_its_event_alone_is_read()
    {
        await InAsync(Ada);
        _chat.Send(Bob);
        _host.Deliver([_chat.Send(Bob) with { Number = 0, Message = null }]);

        Assert.Equal([2, 3], await _chat.NextAsync(Ada, 2));
    }

    [Fact]
    public async Task Numbers_of_an_inbox_have_no_gap_and_are_kept_while_nobody_looks()
    {
        var (inbox, _) = await InAsync(Ada);
        var start = inbox.Point;
        for (var i = 1; i <= 5; i++)
        {
            _host.Deliver([_chat.Send(Bob)]);
            var (sequence, point) = await _chat.NextAsync(Ada);
            Assert.Equal((i + 1L, start with { Number = start.Number + i }), (sequence, point));
        }

        var missed = inbox.ArrivalsSince(start with { Number = start.Number + 2 }, out var now);
        Assert.Equal([4L, 5L, 6L], missed!.Select(arrival => arrival.Number));
        Assert.Equal(start.Number + 5, now.Number);
        Assert.Null(inbox.ArrivalsSince(new LivePoint(start.Epoch + 1, 0), out _));
        Assert.Null(inbox.ArrivalsSince(now.Next(), out _));
    }

    [Fact]
    public async Task Who_has_missed_more_than_is_kept_is_told_so()
    {
        var (inbox, _) = await InAsync(Ada);
        var start = inbox.Point;
        for (var i = 0; i <= InboxInUse.KeptArrivals; i++)
            _host.Deliver([_chat.Send(Bob)]);
        await _chat.NextAsync(Ada, InboxInUse.KeptArrivals + 1);

        Assert.Null(inbox.ArrivalsSince(start, out _));
        var kept = inbox.ArrivalsSince(start.Next(), out _);
        Assert.Equal(Enumerable.Range(3, InboxInUse.KeptArrivals).Select(number => (long)number), kept!.Select(arrival => arrival.Number));
    }

    [Fact]
    public async Task Who_is_put_out_hears_nothing_later_also_when_that_is_told_late()
    {
        await InAsync(Ada);
        await InAsync(Bob);
        Assert.Equal(2, (await _chat.NextAsync(Ada)).Sequence); // that Bob has come
        var (said, moved) = _chat.Move(Bob, MemberState.Kicked);
        var later = _chat.Send(Ada);

        _host.Deliver([later]);
        Assert.Equal([3, 4], await _chat.NextAsync(Ada, 2));
        _host.Deliver([moved, said]);
        _host.Deliver([_chat.Send(Ada)]);
        Assert.Equal(5, (await _chat.NextAsync(Ada)).Sequence);
        Assert.Equal(3, LastOf(Bob));
    }

    [Fact]
    public async Task A_chat_is_shown_after_the_messages_that_it_was_read_with()
    {
        await InAsync(Ada);
        _chat.IsShown = true;
        _chat.Send(Bob);

        _host.Deliver([new ChatNews(ChatNewsKind.Changed, _chat.Id, Bob) { EventId = Guid.NewGuid() }]);

        Assert.Equal("message:new 2", await _chat.NextEventAsync());
        Assert.Equal("chat:updated 2", await _chat.NextEventAsync());
    }

    [Fact]
    public async Task Who_comes_in_is_told_from_then_on()
    {
        await InAsync(Ada);
        var inbox = await OpenAsync(Bob);
        _chat.Send(Ada);
        var (said, moved) = _chat.Move(Bob, MemberState.In);
        var later = _chat.Send(Ada);

        _host.Deliver([moved]);
        _host.Deliver([later, said]);
        await _chat.NextAsync(Ada, 3);
        _host.Deliver([_chat.Send(Ada)]);
        Assert.Equal(5, (await _chat.NextAsync(Ada)).Sequence);

        var told = inbox.ArrivalsSince(inbox.Point with { Number = 0 }, out _)!;
        Assert.Equal([3L, 4L, 5L], told.Where(arrival => arrival.Kind == InboxArrivalKind.Message).Select(arrival => arrival.Number));
    }

    [Fact]
    public async Task Who_comes_in_while_their_chats_are_read_is_in()
    {
        await InAsync(Ada);
        var (asked, answer) = Hold();
        var opening = OpenAsync(Bob);
        await Patience.ForAsync(asked, "the chats to be read");
        var (said, moved) = _chat.Move(Bob, MemberState.In); // after they were read
        _host.Deliver([said, moved]);
        answer.SetResult();
        await opening;

        _host.Deliver([_chat.Send(Ada)]);
        while ((await _chat.NextAsync(Bob)).Sequence != 3)
        {
        }
        Assert.Equal(3, _chat.Wakings); // Ada's, and twice Bob's
    }

    [Fact]
    public async Task When_messages_cannot_be_read_whoever_looks_loads_anew()
    {
        var (inbox, _) = await InAsync(Ada);
        var before = inbox.Point;
        _chat.AfterReading = () => throw new TimeoutException("No database.");
        _chat.Send(Bob);
        _host.Deliver([_chat.Send(Bob)]);
        await Patience.UntilAsync(() => Task.FromResult(!inbox.IsAwake), "the inbox to know that it lacks something");

        _chat.AfterReading = () => Task.CompletedTask;
        await inbox.RefreshAsync(1);
        Assert.Null(inbox.ArrivalsSince(before, out _));
        _host.Deliver([_chat.Send(Bob)]);
        Assert.Equal(4, (await _chat.NextAsync(Ada)).Sequence);
    }

    [Fact]
    public async Task After_the_host_was_out_of_touch_numbers_begin_anew()
    {
        var (inbox, _) = await InAsync(Ada);
        var before = inbox.Point;

        await inbox.RefreshAsync(2);

        Assert.Null(inbox.ArrivalsSince(before, out _));
        _host.Deliver([_chat.Send(Bob)]);
        Assert.Equal(2, (await _chat.NextAsync(Ada)).Sequence);
    }

    [Fact]
    public async Task A_chat_that_nobody_here_is_in_is_forgotten()
    {
        var (inbox, _) = await InAsync(Ada);
        Assert.Equal((1, 1), (_host.Count, _host.ChatCount));
        _host.Close(inbox);
        Assert.Equal((0, 0), (_host.Count, _host.ChatCount));
        _host.Deliver([_chat.Send(Bob)]);
        Assert.Equal(0, _host.ChatCount);
    }

    // In the chat from a message of the system on, and looking.
    private async Task<(InboxInUse Inbox, ChatNews Said)> InAsync(Guid userId)
    {
        var (said, moved) = _chat.Move(userId, MemberState.In);
        _host.Deliver([said, moved]);
        return (await OpenAsync(userId), said);
    }

    private async Task<InboxInUse> OpenAsync(Guid userId)
    {
        var inbox = _host.Open(userId);
        await inbox.ConnectedAsync(_chat.FindProcessesAsync);
        await inbox.RefreshAsync(1);
        return inbox;
    }

    private long LastOf(Guid userId)
    {
        var inbox = _host.Find(userId)!;
        return inbox.ArrivalsSince(inbox.Point with { Number = 0 }, out _)!
            .Where(arrival => arrival.Kind == InboxArrivalKind.Message).Max(arrival => arrival.Number);
    }

    private (Task Asked, TaskCompletionSource Answer) Hold()
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _chat.AfterReading = () =>
        {
            _chat.AfterReading = () => Task.CompletedTask;
            asked.SetResult();
            return answer.Task;
        };
        return (asked.Task, answer);
    }
}
