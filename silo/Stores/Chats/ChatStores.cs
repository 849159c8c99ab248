using InstaHub.Grains.Accounts;
using InstaHub.Grains.Chats;
using InstaHub.Grains.Chats.Live;
using InstaHub.Grains.Chats.Search;
using InstaHub.Silo.Stores.Chats.Search;
using InstaHub.Silo.Stores.GroupCommit;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>Registration of this feature's stores.</summary>
public static class ChatStores
{
    public static IServiceCollection AddChatStores(this IServiceCollection services)
    {
        services.AddGroupCommitter<ChatKey, MessageSend, SendOutcome, MessageSendWriter>();
        services.AddGroupCommitter<ChatKey, ReceiptWrite, ReceiptOutcome, ReceiptWriter>();
        services.AddSingleton<ScheduledMessages>();
        services.AddSingleton<IMessageStore, MessageStore>();
        services.AddSingleton<IMessageSearchStore, MessageSearchStore>();
        services.AddSingleton<MessageActs>();
        services.AddSingleton<IMessageActs>(provider => provider.GetRequiredService<MessageActs>());
        services.AddSingleton<ChatCreation>();
        services.AddSingleton<ChatChanges>();
        services.AddSingleton<ChatMarking>();
        services.AddSingleton<IChatStore, ChatStore>();
        services.AddSingleton<IChatLiveStore, ChatLiveStore>();
        services.AddSingleton<IAccountPurge, ChatsOfAccounts>();
        services.AddSingleton<ClosedChats>();
        return services;
    }
}
