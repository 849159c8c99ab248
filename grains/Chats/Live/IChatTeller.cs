using InstaHub.GrainInterfaces.Chats;

namespace InstaHub.Grains.Chats.Live;

/// <summary>Tells those who look of what was committed, for a moment. Does not throw. Where there is an event of it, that tells again.</summary>
public interface IChatTeller
{
    /// <summary>Tells of something.</summary>
    Task TellAsync(ChatNews news);
}
