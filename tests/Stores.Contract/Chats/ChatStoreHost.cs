using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Grains.Accounts;
using InstaHub.Grains.Chats;
using InstaHub.Grains.Chats.Search;
using InstaHub.Silo.Database;
using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Stores.Chats;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Workers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InstaHub.Stores.Contract.Chats;

/// <summary>A host with the stores of chats, put together as the silo is, and the acts of tests on them.</summary>
internal sealed class ChatStoreHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly TestDatabase _database;

    public ChatStoreHost(TestDatabase database, params (string Key, string Value)[] settings)
    {
        _database = database;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration[$"ConnectionStrings:{DatabaseOptions.ConnectionStringName}"] = database.ConnectionString;
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Logging.AddProvider(new LogRecorder());
        builder.Services.AddDatabase().AddEvents(ServingRuntime.Embedded).AddGroupCommit();
        builder.Services.AddSingleton<DueJobSignal>();
        builder.Services.AddChatStores();
        _host = builder.Build();
    }

    public IChatStore Chats => _host.Services.GetRequiredService<IChatStore>();

    public IMessageStore Messages => _host.Services.GetRequiredService<IMessageStore>();

    public IMessageSearchStore Search => _host.Services.GetRequiredService<IMessageSearchStore>();

    public IMessageActs Acts => _host.Services.GetRequiredService<IMessageActs>();

    public IExportSection Export(string fileName) => _host.Services.GetServices<IExportSection>().Single(section => section.FileName == fileName);

    public static DateTimeOffset Now => DateTimeOffset.UtcNow;

    /// <summary>Makes a chat of people who all follow who makes it.</summary>
    public async Task<Guid> MakeChatAsync(ChatKind kind, Guid creator, params Guid[] others)
    {
        foreach (var other in others)
            await _database.ExecuteAsync($"insert into follows (follower_id, followee_id, since) values ('{other}', '{creator}', now()) on conflict do nothing");
        var made = await Chats.CreateAsync(Guid.CreateVersion7(), new NewChat(creator, kind, kind == ChatKind.Private ? "" : "A chat", "", others), Now);
        Assert.True(made.IsSuccess, made.Error?.Code);
        return made.Value.ChatId;
    }

    public Task<SendOutcome> SendAsync(
        Guid chat, Guid sender, string text = "hello", Guid? clientId = null, Guid? replyTo = null, int? expiresIn = null, Guid? id = null)
    {
        var now = Now;
        var message = new StoredMessage
        {
            Id = id ?? Guid.CreateVersion7(),
            ChatId = chat,
            Sequence = 0,
            SenderId = sender,
            ClientId = clientId,
            Type = MessageType.Text,
            Text = text,
            Hashtags = ["null", "ünï"],
            Mentions = [new(sender, "some.body")],
            CreatedAt = now,
        };
        return Patience.ForAsync(
            Messages.SendAsync(new MessageSend(message, replyTo, expiresIn, IsScheduled: false,
                ChatHappenings.Event(ChatEvents.Sent, new ChatHappening(chat, sender, message.Id), now))),
            $"the outcome of a message of {sender}");
    }

    public Task<ReceiptOutcome> ReadAsync(Guid chat, Guid user, long upTo, bool isRead = true)
    {
        var happening = ChatHappenings.Event(isRead ? ChatEvents.Read : ChatEvents.Delivered, new ChatHappening(chat, user, UpTo: upTo), Now);
        return Patience.ForAsync(Messages.MarkAsync(new ReceiptWrite(chat, user, upTo, isRead, happening)), $"the mark of {user}");
    }

    public async Task<ChatOfUser> FindAsync(Guid chat, Guid user) =>
        await Chats.FindWithLastAsync(chat, user) ?? throw new InvalidOperationException($"User {user} does not know of chat {chat}.");

    public async Task<IReadOnlyList<StoredMessage>> HistoryAsync(Guid chat, Guid user) =>
        await Messages.FindManyAsync(chat, (await FindAsync(chat, user)).Member, 0, long.MaxValue, oldest: false, 1000);

    public Task<Error?> AddAsync(Guid chat, Guid actor, params Guid[] users) => Chats.ChangeAsync(new MemberAdding(chat, actor, Now, users));

    public Task<Error?> RemoveAsync(Guid chat, Guid actor, Guid user) => Chats.ChangeAsync(new MemberRemoval(chat, actor, Now, user));

    /// <summary>The types of the events of a chat, in the order of their positions.</summary>
    public Task<IReadOnlyList<string>> EventsOfAsync(Guid chat) =>
        _database.QueryAsync<string>($"select type from events where key = '{chat:D}' and namespace = 'chats' order by position");

    /// <summary>What of chats is not as it must be, each in a line: gaps, and numbers that are not equal to what they count.</summary>
    public Task<IReadOnlyList<string>> FindWrongAsync() => _database.QueryAsync<string>(
        """
        with truth as (
            select chat_id, count(*) as messages, count(distinct sequence) as sequences, max(sequence) as newest, min(sequence) as oldest,
                count(*) filter (where type <> 7) as counted, max(ordinal) as ordinal
            from messages group by chat_id
        )
        select 'chat ' || chats.id || ': ' || last_sequence || '/' || last_ordinal || ', and the rows are ' || coalesce(messages, 0) || '/' || coalesce(counted, 0)
        from chats left join truth on truth.chat_id = chats.id
        where last_sequence <> coalesce(messages, 0) or coalesce(sequences, 0) <> coalesce(messages, 0) or coalesce(newest, 0) <> coalesce(messages, 0)
            or coalesce(oldest, 1) <> 1 or last_ordinal <> coalesce(counted, 0) or last_ordinal <> coalesce(ordinal, 0)
        union all
        select 'member ' || m.user_id || ' of ' || m.chat_id || ': unread ' || ((c.last_ordinal - m.read_ordinal) - (m.sent - m.read_sent)) || ', and the rows are ' || x.unread
        from chat_members m join chats c on c.id = m.chat_id
        cross join lateral (
            select count(*) as unread from messages
            where chat_id = m.chat_id and type <> 7 and sender_id <> m.user_id and sequence > m.read_up_to) x
        where m.state in (1, 2) and x.unread <> (c.last_ordinal - m.read_ordinal) - (m.sent - m.read_sent)
        union all
        select 'chat ' || id || ': ' || members || ' members' from chats c
        where deleted_at is null and members <> (select count(*) from chat_members m where m.chat_id = c.id and m.state in (1, 2))
        union all
        select 'reactions to ' || c.message_id || ' by ' || c.emoji || ': ' || c.count from message_reaction_counts c
        where count <> (select count(*) from message_reactions r where r.message_id = c.message_id and r.emoji = c.emoji)
        union all
        select 'a number of message ' || id from (
            select id, type, ordinal, sender_number,
                count(*) filter (where type <> 7) over (partition by chat_id order by sequence) as true_ordinal,
                count(*) filter (where type <> 7) over (partition by chat_id, sender_id order by sequence) as true_number
            from messages) as numbered
        where ordinal <> true_ordinal or sender_number <> true_number
        """);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
