using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Grains.Accounts;
using InstaHub.Grains.Chats;
using InstaHub.Grains.Chats.Search;
using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Stores.Chats;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Workers;
using Microsoft.Extensions.DependencyInjection;

namespace InstaHub.Stores.Contract.Chats;

/// <summary>A host with the stores of chats, put together as the silo is, and the acts of tests on them.</summary>
internal sealed class ChatStoreHost(TestDatabase database, params (string Key, string Value)[] settings)
    : DatabaseHost(
        database.ConnectionString,
        configure: services => services.AddEvents(ServingRuntime.Embedded).AddGroupCommit().AddSingleton<DueJobSignal>().AddChatStores(),
        settings: settings)
{
    public IChatStore Chats => Get<IChatStore>();

    public IMessageStore Messages => Get<IMessageStore>();

    public IMessageSearchStore Search => Get<IMessageSearchStore>();

    public IMessageActs Acts => Get<IMessageActs>();

    public IExportSection Export(string fileName) => Get<IEnumerable<IExportSection>>().Single(section => section.FileName == fileName);

    public static DateTimeOffset Now => DateTimeOffset.UtcNow;

    /// <summary>Makes a chat of people who all follow who makes it.</summary>
    public async Task<Guid> MakeChatAsync(ChatKind kind, Guid creator, params Guid[] others)
    {
        foreach (var other in others)
            await database.ExecuteAsync($"insert into follows (follower_id, followee_id, since) values ('{other}', '{creator}', now()) on conflict do nothing");
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
        database.QueryAsync<string>($"select type from events where key = '{chat:D}' and namespace = 'chats' order by position");
}
