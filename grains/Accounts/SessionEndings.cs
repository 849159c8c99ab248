using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Live;
using Microsoft.Extensions.Logging;

namespace InstaHub.Grains.Accounts;

/// <summary>
/// Tells the web processes where a user is connected that sessions have ended, so that they close their connections at once. It is
/// for quickness only: every web process asks every few seconds which sessions have ended, see <see cref="IRevokedSessions"/>.
/// </summary>
public sealed partial class SessionEndings(IGrainFactory grains, ILogger<SessionEndings> logger)
{
    /// <summary>Tells them. It never fails.</summary>
    public async Task TellAsync(Guid userId, IReadOnlyList<Guid> ended)
    {
        try
        {
            foreach (var process in await grains.GetSessions(userId).GetWebProcesses())
                await grains.GetWebHost(process).EndSessions(new SessionEnding(userId, ended));
        }
        catch (Exception exception)
        {
            LogNotTold(exception, userId);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not tell web processes that sessions of user {UserId} have ended; they will ask")]
    private partial void LogNotTold(Exception exception, Guid userId);
}
