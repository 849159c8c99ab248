using InstaHub.Grains.Chats.Live;
using InstaHub.Grains.Events;
using Microsoft.Extensions.DependencyInjection;

namespace InstaHub.Grains.Chats;

/// <summary>Registration of what the grains of this folder need beside their stores.</summary>
public static class ChatServices
{
    public static IServiceCollection AddChats(this IServiceCollection services)
    {
        services.AddSingleton<ChatMedia>();
        services.AddSingleton<MessagePreviews>();
        services.AddSingleton<ChatReader>().AddSingleton<IChatViews>(provider => provider.GetRequiredService<ChatReader>());
        services.AddSingleton<ChatHost>();
        services.AddSingleton<InboxReader>();
        services.AddSingleton<ChatFanout>();
        services.AddSingleton<IChatTeller>(provider => provider.GetRequiredService<ChatFanout>());
        services.AddSingleton<ICommittedEvents>(provider => provider.GetRequiredService<ChatFanout>());
        return services;
    }
}
