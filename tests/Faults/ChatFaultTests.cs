using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace InstaHub.Faults;

/// <summary>
/// The process is killed under five hundred messages a second: afterwards no message that was acknowledged is lost, none is there twice, no
/// chat has a gap, and who comes back has each of them, once and in order.
/// </summary>
public sealed class ChatFaultTests
{
    private const int Users = 16;
    private const int Chats = 40;
    private const int MembersOfEach = 5;

    // Messages a second that are offered, and in how many lanes, each one message after the other.
    private const int Rate = 500;
    private const int Lanes = 48;

    // The process is killed when so many are acknowledged.
    private const int Messages = 3_000;

    // Of each user, twice: when sending begins, and just before the end of the process, so that their time comes when it is away, or after that.
    private const int ScheduledOfEach = 3;

    // In each lane, when it is back.
    private const int Afterwards = 10;

    private static readonly (string, string)[] Settings = [("PasswordHashing__Iterations", "1000")];

    [Fact]
    public async Task A_process_killed_under_five_hundred_messages_a_second_loses_none_and_repeats_none()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var killed = SiloProcess.Start(database.ConnectionString, Settings);
        await killed.UntilReadinessIsAsync(HttpStatusCode.OK);
        var users = await Task.WhenAll(Enumerable.Range(0, Users).Select(_ => ContentUser.RegisterAsync(killed.Client)));
        var chats = await Task.WhenAll(Enumerable.Range(0, Chats).Select(number => MakeChatAsync(killed.Client, users, number)));
        var listeners = users.Select(user => new ChatListener(user, [.. chats.Where(chat => chat.Members.Contains(user)).Select(chat => chat.Id)])).ToArray();
        foreach (var listener in listeners)
            await listener.ConnectAsync(killed.Client);
        var early = await ScheduleAsync(killed.Client, users, chats);

        var sent = new ConcurrentQueue<Message>();
        var enough = new TaskCompletionSource();
        var time = Stopwatch.StartNew();
        var sending = Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => SendUntilGoneAsync(lane, killed.Client, users, chats, time, sent, enough)));
        await Patience.ForAsync(Task.WhenAny(enough.Task, sending), $"{Messages} messages");
        var (rate, before) = (sent.Count / time.Elapsed.TotalSeconds, sent.Count);
        Guid[] scheduled = [.. early, .. await ScheduleAsync(killed.Client, users, chats)];
        var killedAt = DateTimeOffset.UtcNow;
        await killed.KillAsync();
        var unknown = (await Patience.ForAsync(sending, "the end of all requests")).OfType<Message>().ToArray();
        Assert.True(before >= Messages, $"Only {before} messages were acknowledged.");
        Assert.NotEmpty(unknown); // it was killed among them
        Assert.NotEmpty(await database.QueryAsync<Guid>("select id from scheduled_messages"));

        await using var next = await killed.StartAgainReadyAsync(database.ConnectionString, Settings);
        await Task.WhenAll(unknown.Select(async message => sent.Enqueue(await message.SendAsync(next.Client))));
        foreach (var listener in listeners)
            await listener.ConnectAsync(next.Client);
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => SendSomeAsync(lane, next.Client, users, chats, sent)));
        await Patience.UntilAsync(async () => (await database.QueryAsync<long>("select count(*) from scheduled_messages"))[0] == 0, "all scheduled messages to be sent");
        await database.UntilEventsAreHandledAsync();

        await CheckRowsAsync(database, sent, scheduled);
        await CheckListenersAsync(database, users, chats, listeners, killedAt);
        foreach (var listener in listeners)
            await listener.DisposeAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{before} messages were acknowledged, {rate:F0} a second; of {unknown.Length} nobody knew; {listeners.Sum(listener => listener.Loads) - Users} clients had to load.");
    }

    private static async Task CheckRowsAsync(TestDatabase database, IReadOnlyCollection<Message> sent, Guid[] scheduled)
    {
        Assert.Empty(await database.FindWrongChatsAsync());
        var rows = (await database.QueryAsync<string>("select id || ' ' || chat_id || ' ' || sequence || ' ' || coalesce(client_id::text, '') || ' ' || text from messages where type <> 7")).ToHashSet();
        Assert.Equal([], sent.Select(message => message.Row).Where(row => !rows.Contains(row)));
        Assert.Equal(sent.Count, sent.Select(message => message.Row).Distinct().Count());
        var ids = await database.QueryAsync<Guid>("select id from messages where type <> 7");
        Assert.Equal([], scheduled.Except(ids));
        Assert.Equal(sent.Count + scheduled.Length, ids.Count); // and nothing else
        Assert.Equal([0L], await database.QueryAsync<long>("select count(*) - count(distinct text) from messages where type <> 7"));
    }

    private static async Task CheckListenersAsync(TestDatabase database, ContentUser[] users, Chat[] chats, ChatListener[] listeners, DateTimeOffset killedAt)
    {
        foreach (var chat in chats)
        {
            var last = (await database.QueryAsync<long>($"select last_sequence from chats where id = '{chat.Id}'"))[0];
            foreach (var member in chat.Members)
            {
                var listener = listeners[Array.IndexOf(users, member)];
                try
                {
                    await Patience.UntilAsync(() => Task.FromResult(listener.Knows(chat.Id).Count == last), $"a client to have all {last} messages");
                }
                catch (TimeoutException late)
                {
                    throw new TimeoutException($"{late.Message} It lacks {await FindMissingAsync(database, chat, listener)}; killed at {killedAt:HH:mm:ss.fff}; {listener.Story}", late);
                }
                var numbers = listener.Told(chat.Id);
                Assert.All(numbers.Zip(numbers.Skip(1)), pair => Assert.True(pair.First < pair.Second, $"{pair.First} came before {pair.Second}."));
            }
        }
    }

    private static async Task<string> FindMissingAsync(TestDatabase database, Chat chat, ChatListener listener) =>
        string.Join(", ", await database.QueryAsync<string>(
            $"""
            select format('%s (type %s by %s at %s)', sequence, type, sender_id, to_char(created_at at time zone 'utc', 'HH24:MI:SS.MS'))
            from messages where chat_id = '{chat.Id}' and sequence <> all (array[{string.Join(',', listener.Knows(chat.Id))}]::bigint[]) order by sequence
            """));

    /// <summary>Sends at the rate of a lane until the process is gone.</summary>
    /// <returns>What was under way then; null: nothing.</returns>
    private static async Task<Message?> SendUntilGoneAsync(
        int lane, HttpClient client, ContentUser[] users, Chat[] chats, Stopwatch time, ConcurrentQueue<Message> sent, TaskCompletionSource enough)
    {
        var random = new Random(lane);
        var message = Message.Random(random, users[lane % Users], chats);
        try
        {
            for (var number = 0; ; number++)
            {
                var wait = TimeSpan.FromSeconds(((double)number * Lanes + lane) / Rate) - time.Elapsed;
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait);
                message = Message.Random(random, users[lane % Users], chats);
                sent.Enqueue(await message.SendAsync(client));
                if (sent.Count >= Messages)
                    enough.TrySetResult();
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return message;
        }
    }

    private static async Task SendSomeAsync(int lane, HttpClient client, ContentUser[] users, Chat[] chats, ConcurrentQueue<Message> sent)
    {
        var random = new Random(lane);
        for (var i = 0; i < Afterwards; i++)
            sent.Enqueue(await Message.Random(random, users[lane % Users], chats).SendAsync(client));
    }

    private static async Task<Chat> MakeChatAsync(HttpClient client, ContentUser[] users, int number)
    {
        ContentUser[] members = [.. Enumerable.Range(0, MembersOfEach).Select(i => users[(number + (i * (1 + (number / Users)))) % Users]).Distinct()];
        var chat = await members[0].PostAsync(client, "chats", new { type = "group", name = "A chat", members = members[1..].Select(member => member.Id) });
        return new Chat(chat.GetProperty("id").GetGuid(), members);
    }

    private static Task<Guid[]> ScheduleAsync(HttpClient client, ContentUser[] users, Chat[] chats) =>
        Task.WhenAll(users.SelectMany(user => Enumerable.Range(0, ScheduledOfEach).Select(number => ScheduleAsync(client, user, chats, number))));

    private static async Task<Guid> ScheduleAsync(HttpClient client, ContentUser user, Chat[] chats, int number)
    {
        var chat = Array.FindAll(chats, chat => chat.Members.Contains(user))[number];
        var body = new { type = "text", text = $"{Guid.NewGuid()}", clientId = Guid.NewGuid(), sendAt = DateTimeOffset.UtcNow.AddSeconds(3 + number) };
        return (await user.PostAsync(client, $"chats/{chat.Id}/messages", body)).GetProperty("id").GetGuid();
    }

    private sealed record Chat(Guid Id, ContentUser[] Members);

    // Row: as it is found in the database, once it is acknowledged.
    private sealed record Message(ContentUser Sender, Guid ChatId, Guid ClientId, string Text, string Row = "")
    {
        public static Message Random(Random random, ContentUser sender, Chat[] chats)
        {
            var own = Array.FindAll(chats, chat => chat.Members.Contains(sender));
            return new(sender, own[random.Next(own.Length)].Id, Guid.NewGuid(), $"{Guid.NewGuid()}");
        }

        public async Task<Message> SendAsync(HttpClient client)
        {
            var sent = await Sender.PostAsync(client, $"chats/{ChatId}/messages", new { type = "text", text = Text, clientId = ClientId });
            return this with { Row = $"{sent.GetProperty("id").GetGuid()} {ChatId} {sent.GetProperty("sequence").GetInt64()} {ClientId} {Text}" };
        }
    }
}
