using InstaHub.Web.Api.Errors;
using InstaHub.Web.Security;
using InstaHub.Web.Security.Authentication;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Live;

/// <summary>Opens and closes connections of the hub.</summary>
internal sealed partial class LiveSessions(
    IHubContext<LiveHub> hub, WebHostSession webHost, LiveConnections connections, PostWatches posts, PresenceWatches people, LiveConnectionServices services, SessionRevocations revocations,
    IOptions<LiveOptions> options, TimeProvider time, ILogger<LiveSessions> logger)
{
    private int _count;

    /// <summary>The connection behind a call of the hub.</summary>
    public static LiveConnection Of(HubCallerContext context) => SessionOf(context)!.Connection;

    /// <summary>Begins to serve a connection.</summary>
    /// <exception cref="ApiException">It is refused.</exception>
    public async Task OpenAsync(HubCallerContext context)
    {
        var userId = context.User?.GetUserId() ?? throw new ApiException(HttpErrors.Unauthenticated);
        if (Interlocked.Increment(ref _count) > options.Value.MaxConnections)
        {
            Leave();
            throw Refused(HttpErrors.Unavailable);
        }

        var connection = new LiveConnection(userId, context.User.GetSessionId(), hub.Clients.Client(context.ConnectionId), context.Abort, services);
        try
        {
            await webHost.BeginAsync();
            if (await connections.AddAsync(connection, context.ConnectionAborted) is { } refusal)
                throw Refused(refusal.ToApiError());
        }
        catch
        {
            Leave();
            throw;
        }

        LiveMetrics.Connections.Add(1);
        var session = new Session(this, connection, ExpireAt(context, connection), connection.RunAsync(context.ConnectionAborted));
        context.Items[typeof(Session)] = session;
        // Between the look at its token and now, when it can be found, it was in nobody's hand.
        if (connection.SessionId is { } sessionId && revocations.IsKnownToHaveEnded(sessionId))
            connection.Close("ended");
    }

    /// <summary>Ends what <see cref="OpenAsync"/> began, if it did.</summary>
    public static Task CloseAsync(HubCallerContext context) =>
        SessionOf(context) is { } session ? session.Owner.CloseAsync(session) : Task.CompletedTask;

    private async Task CloseAsync(Session session)
    {
        Leave();
        LiveMetrics.Connections.Add(-1);
        if (session.Expiry is { } expiry)
            await expiry.DisposeAsync();
        posts.End(session.Connection);
        people.End(session.Connection);
        await session.Running;
        try
        {
            await connections.RemoveAsync(session.Connection);
        }
        catch (Exception exception)
        {
            LogNotTold(exception, session.Connection.UserId); // the next report of this user, or the end of the lease, will
        }
    }

    // A connection is as good as the token that it was made with.
    private ITimer? ExpireAt(HubCallerContext context, LiveConnection connection)
    {
        if (context.User!.Identities.OfType<AccessTokenIdentity>().FirstOrDefault() is not { } identity)
            return null;
        var left = identity.Token.ExpiresAt - time.GetUtcNow();
        return time.CreateTimer(_ => connection.Close("expired"), null, left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private static ApiException Refused(ApiError error)
    {
        LiveMetrics.Closed("refused");
        return new ApiException(error);
    }

    private void Leave() => Interlocked.Decrement(ref _count);

    private static Session? SessionOf(HubCallerContext context) => context.Items.TryGetValue(typeof(Session), out var session) ? (Session?)session : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not tell the grains that a connection of user {UserId} has ended")]
    private partial void LogNotTold(Exception exception, Guid userId);

    private sealed record Session(LiveSessions Owner, LiveConnection Connection, ITimer? Expiry, Task Running);
}
