using InstaHub.Grains.Accounts;
using InstaHub.Grains.Chats;
using InstaHub.Grains.Chats.Live;
using InstaHub.Grains.Chats.Search;
using InstaHub.Silo.Stores.Accounts.Exports;
using InstaHub.Silo.Stores.Chats.Search;
using InstaHub.Silo.Stores.GroupCommit;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>Registration of this feature's stores, and of what it puts into exports and removes of accounts.</summary>
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
        services.AddSingleton<IExportSection, MessagesInExports>();
        services.AddExportSection(
            "scheduled-messages.json",
            $"""
            json_build_object('id', s.id, 'chatId', s.chat_id, 'type', ({MessagesInExports.Types})[s.type], 'text', s.text,
                'body', encode(s.body, 'base64'), 'media', s.media, 'replyTo', s.reply_to, 'createdAt', s.created_at, 'sendAt', s.send_at)
            """,
            "scheduled_messages s where s.sender_id = $1", ("s.created_at", "s.id"));
        return services;
    }
}
