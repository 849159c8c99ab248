using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Chats;

namespace InstaHub.Stores.Contract.Chats;

/// <summary>Sending and marks: numbers without a gap, once under one client id, unread equal to the rows; alone and many at once.</summary>
public sealed class MessageStoreTests(AssemblyDatabase assembly) : IAsyncDisposable
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
    public async Task Messages_are_numbered_and_read_as_they_were_sent()
    {
        var (chat, ada, bob) = await PairAsync();

        var first = await _host.SendAsync(chat, ada, "one");
        var second = await _host.SendAsync(chat, bob, "two", replyTo: first.MessageId);

        Assert.Equal((SendVerdict.Sent, 1, SendVerdict.Sent, 2), (first.Verdict, first.Sequence, second.Verdict, second.Sequence));
        Assert.Equal([ChatEvents.Created, ChatEvents.Sent, ChatEvents.Sent], await _host.EventsOfAsync(chat));
        var read = (await _host.HistoryAsync(chat, ada))[0];
        Assert.Equal(("two", bob, 2), (read.Text, read.SenderId, read.Sequence));
        Assert.Equal(["null", "ünï"], read.Hashtags);
        Assert.Equal([new(bob, "some.body")], read.Mentions);
        Assert.Equal(new MessageQuote(first.MessageId, 1, ada, MessageType.Text, "one"), read.ReplyTo);
        Assert.Equal(second.MessageId, (await _host.FindAsync(chat, ada)).LastMessage!.Id);
        Assert.Empty(await _database.FindWrongChatsAsync());
    }

    [Fact]
    public async Task One_client_id_is_one_message_in_one_batch_too()
    {
        var (chat, ada, bob) = await PairAsync();
        var clientId = Guid.NewGuid();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => (i % 2 == 0 ? _host : _other).SendAsync(chat, ada, $"{i}", clientId)));
        var later = await _host.SendAsync(chat, ada, "later", clientId);
        var bobs = await _host.SendAsync(chat, bob, "mine", clientId);

        var made = Assert.Single(outcomes, outcome => outcome.Verdict == SendVerdict.Sent);
        Assert.All(outcomes.Append(later), outcome => Assert.Equal((made.MessageId, made.Sequence), (outcome.MessageId, outcome.Sequence)));
        Assert.Equal(SendVerdict.Known, later.Verdict);
        Assert.Equal((SendVerdict.Sent, 2), (bobs.Verdict, bobs.Sequence));
        Assert.Equal(2, (await _host.HistoryAsync(chat, ada)).Count);
        Assert.Empty(await _database.FindWrongChatsAsync());
    }

    [Fact]
    public async Task Without_a_client_id_the_message_id_is_what_is_sent_once()
    {
        var (chat, ada, _) = await PairAsync();
        var id = Guid.CreateVersion7();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? _host : _other).SendAsync(chat, ada, id: id)));

        Assert.Single(outcomes, outcome => outcome.Verdict == SendVerdict.Sent);
        Assert.All(outcomes, outcome => Assert.Equal((id, 1), (outcome.MessageId, outcome.Sequence)));
    }

    [Fact]
    public async Task Whoever_sends_at_once_there_is_no_gap_and_unread_is_right()
    {
        var users = await _database.MakeUsersAsync(6);
        var chats = new List<Guid>();
        for (var i = 0; i < 4; i++)
            chats.Add(await _host.MakeChatAsync(ChatKind.Group, users[0], users[1..]));

        await Task.WhenAll(Enumerable.Range(0, 400).Select(async i =>
        {
            var (host, chat, user) = (i % 2 == 0 ? _host : _other, chats[i % 4], users[i * 7 % 6]);
            if (i % 5 == 4)
                await host.ReadAsync(chat, user, i / 8, isRead: i % 10 == 4);
            else
                await host.SendAsync(chat, user, $"{i}");
        }));

        Assert.Empty(await _database.FindWrongChatsAsync());
        Assert.Equal(320, (await Task.WhenAll(chats.Select(async chat => (await _host.FindAsync(chat, users[0])).Chat.LastSequence))).Sum());
        foreach (var user in users)
            Assert.Equal((await Task.WhenAll(chats.Select(async chat => (await _host.FindAsync(chat, user)).Member.Unread))).Sum(), (await _host.Chats.CountUnreadAsync(user)).Unread);
    }

    [Fact]
    public async Task Who_may_send_is_as_the_rules_have_it()
    {
        foreach (var kind in Enum.GetValues<ChatKind>())
        {
            foreach (var role in kind == ChatKind.Private ? [ChatRole.Member] : Enum.GetValues<ChatRole>())
            {
                foreach (var state in Enum.GetValues<MemberState>().Cast<MemberState?>().Append(null))
                {
                    foreach (var peer in kind == ChatKind.Private
                        ? [Relation.None, Relation.Blocking, Relation.BlockedBy, Relation.Blocking | Relation.BlockedBy] : new[] { Relation.None })
                    {
                        foreach (var isThere in kind == ChatKind.Private ? [true, false] : new[] { true })
                            await CheckAsync(new ChatStanding(kind, role, state, peer, isThere));
                    }
                }
            }
        }

        async Task CheckAsync(ChatStanding standing)
        {
            var users = await _database.MakeUsersAsync(2);
            var chat = await _host.MakeChatAsync(standing.Kind, users[0], users[1]);
            await _host.SendAsync(chat, users[0]);
            var place = standing.State is null ? $"delete from chat_members where chat_id = '{chat}' and user_id = '{users[1]}'"
                : $"""
                update chat_members set role = {(int)standing.Role}, state = {(int)standing.State},
                    until_sequence = {(standing.State is MemberState.In or MemberState.Requested ? "null" : "1")}
                where chat_id = '{chat}' and user_id = '{users[1]}'
                """;
            // At once, since other tests look whether the counts are right and who owns.
            await _database.ExecuteAsync(
                $"""
                {place};
                update chats set members = (select count(*) from chat_members m where m.chat_id = chats.id and m.state in (1, 2)) where id = '{chat}';
                update chat_members u set role = {(int)ChatRole.Admin} where chat_id = '{chat}' and user_id = '{users[0]}' and role = {(int)ChatRole.Owner}
                    and exists (select from chat_members m where m.chat_id = u.chat_id and m.user_id <> u.user_id and m.role = u.role and m.state in (1, 2))
                """);
            foreach (var (flag, owner, target) in new[] { (Relation.Blocking, users[1], users[0]), (Relation.BlockedBy, users[0], users[1]) })
            {
                if (standing.Peer.HasFlag(flag))
                    await _database.ExecuteAsync($"insert into user_marks (owner_id, target_id, kind, since) values ('{owner}', '{target}', 1, now())");
            }

            if (!standing.IsPeerThere)
                await _database.ExecuteAsync($"update accounts set status = 1 where id = '{users[0]}'");

            var refusal = ChatRules.Refusal(ChatAct.Send, standing);
            var outcome = await _host.SendAsync(chat, users[1]);
            var expected = refusal is null ? SendVerdict.Sent
                : refusal == ChatErrors.NoSuchChat ? SendVerdict.NoSuchChat
                : refusal == ChatErrors.NotAMember ? SendVerdict.NotAMember
                : refusal == ChatErrors.NotAllowed ? SendVerdict.NotAllowed
                : refusal == GraphErrors.Blocked ? SendVerdict.Blocked
                : throw new InvalidOperationException($"No verdict stands for {refusal.Code}.");
            Assert.True(expected == outcome.Verdict, $"{standing}: {outcome.Verdict} instead of {expected}");
            var read = await _host.Chats.FindAsync(chat, users[1]);
            var seen = read?.Standing ?? new ChatStanding(standing.Kind, standing.Role, null);
            Assert.Equal(refusal, ChatRules.Refusal(ChatAct.Send, seen));
            Assert.Equal(refusal is null && standing.State == MemberState.Requested ? MemberState.In : standing.State, read?.Member.State);
        }
    }

    [Fact]
    public async Task A_reply_is_to_what_its_sender_sees()
    {
        var (chat, ada, bob) = await PairAsync();
        var (elsewhere, eve, _) = await PairAsync();
        var foreign = (await _host.SendAsync(elsewhere, eve)).MessageId;
        var gone = (await _host.SendAsync(chat, ada)).MessageId;
        await _host.Acts.DeleteAsync(new MessageAct(chat, gone, ada, ChatStoreHost.Now));

        foreach (var replyTo in new[] { foreign, gone, Guid.NewGuid() })
            Assert.Equal(SendVerdict.NoSuchMessage, (await _host.SendAsync(chat, bob, replyTo: replyTo)).Verdict);
    }

    [Fact]
    public async Task A_mark_moves_forward_and_no_further_than_there_is()
    {
        var (chat, ada, bob) = await PairAsync();
        for (var i = 0; i < 4; i++)
            await _host.SendAsync(chat, ada);
        await _host.SendAsync(chat, bob);

        Assert.Equal(new(SendVerdict.Sent, 2, 2, IsTold: true), await _host.ReadAsync(chat, bob, 2));
        Assert.Equal(new(SendVerdict.Known, 2, 2, IsTold: true), await _host.ReadAsync(chat, bob, 1));
        Assert.Equal(new(SendVerdict.Sent, 2, 2, IsTold: true), await _host.ReadAsync(chat, bob, 4, isRead: false));
        Assert.Equal(new(SendVerdict.Known, 2, 2, IsTold: true), await _host.ReadAsync(chat, bob, 3, isRead: false));
        Assert.Equal(new(SendVerdict.Sent, 5, 0, IsTold: true), await _host.ReadAsync(chat, bob, 1000));
        Assert.Equal(SendVerdict.NoSuchChat, (await _host.ReadAsync(chat, Guid.NewGuid(), 1)).Verdict);
        Assert.Equal((5, 5, 1), await _host.FindAsync(chat, ada) is var seen ? (seen.PeerReadUpTo, seen.PeerDeliveredUpTo, seen.Member.Unread) : default);
        Assert.Equal([ChatEvents.Read, ChatEvents.Delivered, ChatEvents.Read], (await _host.EventsOfAsync(chat)).Skip(6));
        Assert.Empty(await _database.FindWrongChatsAsync());
    }

    private async Task<(Guid Chat, Guid Ada, Guid Bob)> PairAsync()
    {
        var users = await _database.MakeUsersAsync(2);
        return (await _host.MakeChatAsync(ChatKind.Private, users[0], users[1]), users[0], users[1]);
    }
}
