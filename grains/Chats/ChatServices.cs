using Microsoft.Extensions.DependencyInjection;

namespace InstaHub.Grains.Chats;

/// <summary>Registration of what the grains of this folder need beside their stores.</summary>
public static class ChatServices
{
    public static IServiceCollection AddChats(this IServiceCollection services)
    {
        services.AddSingleton<ChatMedia>();
        services.AddSingleton<ChatReader>();
        return services;
    }
}
