using InstaHub.GrainInterfaces.Chats;
using InstaHub.Silo.Stores.Chats;

namespace InstaHub.Silo.Workers;

/// <summary>Sends scheduled messages. Whether one still waits, the database knows.</summary>
public sealed class SendDueMessages(IGrainFactory grains) : IDueJobHandler
{
    public string Kind => DueKinds.SendMessage;

    public async Task HandleAsync(string key, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var messageId = Guid.ParseExact(key, "D");
        if (await grains.GetChatQueries().FindChatOf(messageId) is { } chatId)
            await grains.GetChat(chatId).SendDue(messageId);
    }
}

/// <summary>Empties messages whose time is over. To readers they are gone already.</summary>
public sealed class ExpireDueMessages(IGrainFactory grains) : IDueJobHandler
{
    public string Kind => DueKinds.ExpireMessage;

    public async Task HandleAsync(string key, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var messageId = Guid.ParseExact(key, "D");
        if (await grains.GetChatQueries().FindChatOf(messageId) is { } chatId)
            await grains.GetChat(chatId).ExpireDue(messageId);
    }
}

/// <summary>Removes what was in chats that have ended for all.</summary>
public sealed class PurgeClosedChats(ClosedChats chats) : IDueJobHandler
{
    public string Kind => DueKinds.PurgeChat;

    public Task HandleAsync(string key, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        chats.RemoveAsync(Guid.ParseExact(key, "D"), cancellationToken);
}

/// <summary>Registration of these.</summary>
public static class ChatWorkerServices
{
    public static IServiceCollection AddChatWorkers(this IServiceCollection services) =>
        services.AddSingleton<IDueJobHandler, SendDueMessages>()
            .AddSingleton<IDueJobHandler, ExpireDueMessages>()
            .AddSingleton<IDueJobHandler, PurgeClosedChats>();
}
