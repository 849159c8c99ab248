using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Grains.Chats;

namespace InstaHub.Stores.Contract.Chats;

/// <summary>Who comes into chats and goes, and what is done to messages, while others send and read.</summary>
public sealed class ChatChangeTests(AssemblyDatabase assembly) : IAsyncDisposable
{
    private readonly TestDatabase _database = assembly.Database;
    private readonly ChatStoreHost _host = new(assembly.Database);
    private readonly ChatStoreHost _other = new(assembly.Database, ("GroupCommit:Lanes", "8"), ("GroupCommit:MaxBatch", "5"));

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task Chats_pinned_at_once_are_no_more_than_the_limit()
    {
        const int more = 8;
        var user = (await _database.MakeUsersAsync(1))[0];
        var chats = new List<Guid>();
        while (chats.Count < ChatLimits.MaxPinnedChats - 1 + more)
            chats.Add(await _host.MakeChatAsync(ChatKind.Channel, user));
        foreach (var chat in chats[more..])
            Assert.Null(await PinAsync(_host, chat));

        // All of them have begun before the first can end.
        await using var holding = await _database.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await holding.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await TestDatabase.ExecuteOnAsync(holding, $"select from chat_members where user_id = '{user}' for update");
        var pinning = Task.WhenAll(chats[..more].Select((chat, number) => PinAsync(number % 2 == 0 ? _host : _other, chat)));
        await Patience.UntilAsync(
            async () => (await _database.QueryAsync<long>(
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock' and (query like 'update chat_members u set%' or query like '%advisory_xact_lock%')
                """))[0] >= more,
            "all of them to wait");
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        var errors = await pinning;

        Assert.Equal(more - 1, errors.Count(error => error == ChatErrors.TooManyChatsPinned));
        Assert.Single(errors, error => error is null);
        Assert.Null(await PinAsync(_host, chats[^1])); // it was

        Task<Error?> PinAsync(ChatStoreHost host, Guid chat) => host.Chats.MarkAsync(chat, user, new ChatMarks { Pinned = true }, ChatStoreHost.Now);
    }

    [Fact]
    public async Task Whatever_is_done_at_once_numbers_and_unread_are_right_and_nobody_sees_more_than_their_time()
    {
        var users = await _database.MakeUsersAsync(6);
        foreach (var user in users[1..])
            await _database.ExecuteAsync($"insert into follows (follower_id, followee_id, since) values ('{user}', '{users[0]}', now())");
        Guid[] chats = [await _host.MakeChatAsync(ChatKind.Group, users[0], users[1..]), await _host.MakeChatAsync(ChatKind.Channel, users[0], users[1..])];

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async worker =>
        {
            var random = new Random(worker);
            var host = worker % 2 == 0 ? _host : _other;
            for (var i = 0; i < 60; i++)
            {
                var (chat, user) = (chats[random.Next(2)], users[random.Next(6)]);
                switch (random.Next(8))
                {
                    case 0:
                        await host.RemoveAsync(chat, users[0], users[random.Next(1, 6)]);
                        break;
                    case 1:
                        await host.AddAsync(chat, users[0], users[random.Next(1, 6)]);
                        break;
                    case 2:
                        await host.RemoveAsync(chat, user, user == users[0] ? users[1] : user);
                        break;
                    case 3:
                        await host.ReadAsync(chat, user, random.Next(1, 200));
                        break;
                    default:
                        await host.SendAsync(chat, user, $"{i}");
                        break;
                }
            }
        }));

        Assert.Empty(await _database.FindWrongChatsAsync());
        foreach (var user in users)
        {
            if (await _host.Chats.FindAsync(chats[0], user) is not { Member: var member } chat)
                continue;
            var seen = (await _host.HistoryAsync(chats[0], user)).Select(message => message.Sequence).Order().ToArray();
            var last = member.Until ?? chat.Chat.LastSequence;
            Assert.Equal(Enumerable.Range(1, (int)(last - member.Since)).Select(number => number + member.Since), seen);
        }
    }

    [Fact]
    public async Task A_group_never_has_more_than_a_thousand()
    {
        var users = await _database.MakeUsersAsync(1_005);
        var made = await _host.Chats.CreateAsync(Guid.CreateVersion7(), new NewChat(users[0], ChatKind.Group, "", "", users[1..998]), ChatStoreHost.Now);
        var chat = made.Value!.ChatId;

        var outcomes = await Task.WhenAll(users[998..].Select((user, i) => (i % 2 == 0 ? _host : _other).AddAsync(chat, users[0], user)));

        Assert.Equal(2, outcomes.Count(error => error is null));
        Assert.Equal(5, outcomes.Count(error => error == ChatErrors.Full));
        Assert.Equal(1_000, (await _host.FindAsync(chat, users[0])).Chat.Members);
        Assert.Empty(await _database.FindWrongChatsAsync());
    }

    [Fact]
    public async Task An_invitation_for_one_lets_one_in_whoever_is_quicker()
    {
        var users = await _database.MakeUsersAsync(9);
        var chat = await _host.MakeChatAsync(ChatKind.Group, users[0], users[1]);
        byte[] token = [.. Guid.NewGuid().ToByteArray()];
        Assert.Null(await _host.Chats.ChangeAsync(new InviteMaking(chat, users[0], ChatStoreHost.Now, token, ChatStoreHost.Now.AddHours(1), 1)));

        var joined = await Task.WhenAll(users[2..].Select((user, i) => (i % 2 == 0 ? _host : _other).Chats.JoinAsync(user, token, ChatStoreHost.Now)));

        Assert.Single(joined, result => result.IsSuccess);
        Assert.Equal(6, joined.Count(result => result.Error == ChatErrors.InviteExpired));
        Assert.Equal(3, (await _host.FindAsync(chat, users[0])).Chat.Members);
    }

    [Fact]
    public async Task Of_owners_who_give_away_and_leave_at_once_one_owner_is_left()
    {
        for (var round = 0; round < 10; round++)
        {
            var users = await _database.MakeUsersAsync(4);
            var chat = await _host.MakeChatAsync(ChatKind.Group, users[0], users[1..]);

            await Task.WhenAll(
                _host.RemoveAsync(chat, users[0], users[0]), _other.Chats.ChangeAsync(new RoleChange(chat, users[0], ChatStoreHost.Now, users[1], ChatRole.Owner)),
                _other.RemoveAsync(chat, users[1], users[1]), _host.RemoveAsync(chat, users[2], users[2]));

            Assert.Equal([1], await _database.QueryAsync<long>(
                $"select count(*) from chat_members m join chats c on c.id = m.chat_id where m.chat_id = '{chat}' and role = 3 and state in (1, 2) and c.owner_id = m.user_id"));
        }

        Assert.Empty(await _database.FindWrongChatsAsync());
    }

    [Fact]
    public async Task Reactions_and_deletions_at_once_leave_nothing_behind()
    {
        var users = await _database.MakeUsersAsync(6);
        var chat = await _host.MakeChatAsync(ChatKind.Group, users[0], users[1..]);
        for (var round = 0; round < 8; round++)
        {
            var message = (await _host.SendAsync(chat, users[1])).MessageId;
            var act = new MessageAct(chat, message, users[1], ChatStoreHost.Now);
            await Task.WhenAll(
            [
                .. users.Select((user, i) => (i % 2 == 0 ? _host : _other).Acts.ReactAsync(act with { ActorId = user }, i % 3 == 0 ? "👍" : "❤️", on: true)),
                _host.Acts.PinAsync(act with { ActorId = users[0] }, pinned: true),
                Task.Run(async () => await _other.Acts.EditAsync(act, "edited", [], [])),
                .. round % 2 == 0 ? [_host.Acts.DeleteAsync(act)] : Array.Empty<Task<Error?>>(),
            ]);
            if (round % 2 > 0)
                continue;
            Assert.Equal([0], await _database.QueryAsync<long>(
                $"""
                select (select count(*) from message_reactions where message_id = '{message}') + (select count(*) from message_reaction_counts where message_id = '{message}')
                    + (select count(*) from message_pins where message_id = '{message}') + (select count(*) from message_edits where message_id = '{message}')
                    + (select count(*) from messages where id = '{message}' and text is not null)
                """));
        }

        Assert.Empty(await _database.FindWrongChatsAsync());
    }

    [Fact]
    public async Task A_message_that_waits_is_sent_or_taken_away_not_both()
    {
        var users = await _database.MakeUsersAsync(2);
        var chat = await _host.MakeChatAsync(ChatKind.Private, users[0], users[1]);
        for (var round = 0; round < 15; round++)
        {
            var id = Guid.CreateVersion7();
            var now = ChatStoreHost.Now;
            var waiting = new NewMessage { Id = id, SenderId = users[0], Type = MessageType.Text, Text = "later" };
            Assert.NotNull(await _host.Messages.ScheduleAsync(new ScheduledMessage(waiting, chat, now.AddHours(1), now)));
            var message = new StoredMessage { Id = id, ChatId = chat, Sequence = 0, SenderId = users[0], Type = MessageType.Text, Text = "later", CreatedAt = now };
            var sending = _other.Messages.SendAsync(new MessageSend(
                message, null, null, IsScheduled: true, ChatHappenings.Event(ChatEvents.Sent, new ChatHappening(chat, users[0], id), now)));
            var taken = await _host.Messages.UnscheduleAsync(chat, id, users[0]);
            var outcome = await sending;

            Assert.Equal(taken ? SendVerdict.Withdrawn : SendVerdict.Sent, outcome.Verdict);
            Assert.Null(await _host.Messages.FindScheduledAsync(id));
        }

        Assert.Empty(await _database.FindWrongChatsAsync());
    }
}
