using System.Globalization;

namespace InstaHub.GrainInterfaces.Chats;

/// <summary>References of the grains of this feature: the only place where their keys are made.</summary>
public static class ChatGrainExtensions
{
    public static IChatGrain GetChat(this IGrainFactory grains, Guid chatId) => grains.GetGrain<IChatGrain>(chatId);

    public static IInboxGrain GetInbox(this IGrainFactory grains, Guid userId) => grains.GetGrain<IInboxGrain>(userId);

    public static IChatQueries GetChatQueries(this IGrainFactory grains) => grains.GetGrain<IChatQueries>(0);

    /// <param name="grains">Makes the reference.</param>
    /// <param name="silo">The address of the silo, as <c>SiloAddress.ToParsableString()</c> writes it.</param>
    public static IChatHostGrain GetChatHost(this IGrainFactory grains, string silo) => grains.GetGrain<IChatHostGrain>(silo);

    public static IMessageQueries GetMessageQueries(this IGrainFactory grains) => grains.GetGrain<IMessageQueries>(0);

    /// <summary>The key of a chat's events.</summary>
    public static string EventKey(Guid chatId) => chatId.ToString("D", CultureInfo.InvariantCulture);
}
