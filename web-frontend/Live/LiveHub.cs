using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InstaHub.GrainInterfaces.Live;
using InstaHub.GrainInterfaces.Presence;
using InstaHub.Web.Api.Errors;
using Microsoft.AspNetCore.SignalR;

namespace InstaHub.Web.Live;

/// <summary>The one hub. A method takes one object and returns a result, or fails with a code of the API.</summary>
internal sealed partial class LiveHub(LiveSessions sessions, PostWatches posts, PresenceWatches people, IGrainFactory grains) : Hub
{
    public const string Path = "/hubs/live";

    public override Task OnConnectedAsync() => sessions.OpenAsync(Context);

    public override Task OnDisconnectedAsync(Exception? exception) => LiveSessions.CloseAsync(Context);

    /// <summary>Sends what a client has missed before this connection, once, as <c>sync:events</c>.</summary>
    /// <param name="argument">See <see cref="SyncRequest"/>.</param>
    [HubMethodName("sync")]
    public Task<SyncAnswer> Sync(JsonElement argument)
    {
        var request = Read(argument, LiveJson.Default.SyncRequest);
        var seen = request.Position is null ? null : LivePosition.Read(request.Position) ?? throw new ApiException(HttpErrors.ValidationFailed);
        return LiveSessions.Of(Context).SyncAsync(seen, Context.ConnectionAborted);
    }

    /// <summary>From now on sends the numbers under posts when they change, as <c>post:engagement</c>; of those that the user may see.</summary>
    /// <param name="argument">See <see cref="PostsRequest"/>.</param>
    /// <returns>The posts that are watched, with their numbers before any event that comes later.</returns>
    [HubMethodName("post:watch")]
    public async Task<WatchAnswer> WatchPosts(JsonElement argument)
    {
        var watched = await posts.WatchAsync(LiveSessions.Of(Context), ReadPosts(argument));
        return new WatchAnswer([.. watched.Select(WatchedPostAnswer.Of)]);
    }

    /// <summary>Sends the numbers under posts no more.</summary>
    /// <param name="argument">See <see cref="PostsRequest"/>.</param>
    [HubMethodName("post:unwatch")]
    public UnwatchAnswer UnwatchPosts(JsonElement argument)
    {
        var connection = LiveSessions.Of(Context);
        posts.Unwatch(connection, ReadPosts(argument));
        return new UnwatchAnswer(connection.Posts.Ids.Length);
    }

    /// <summary>From now on tells when users come and go, as <c>user:status</c> and its like; those of whom the user may know.</summary>
    /// <param name="argument">See <see cref="UsersRequest"/>.</param>
    /// <returns>The users who are watched, as they are now.</returns>
    [HubMethodName("presence:watch")]
    public async Task<PresenceAnswer> WatchUsers(JsonElement argument) =>
        new(await people.WatchAsync(LiveSessions.Of(Context), ReadUsers(argument)));

    /// <summary>Tells no more when users come and go.</summary>
    /// <param name="argument">See <see cref="UsersRequest"/>.</param>
    [HubMethodName("presence:unwatch")]
    public UnwatchAnswer UnwatchUsers(JsonElement argument)
    {
        var connection = LiveSessions.Of(Context);
        people.Unwatch(connection, ReadUsers(argument));
        return new UnwatchAnswer(connection.People.Ids.Length);
    }

    /// <summary>Sets what the user is seen as while connected, on whatever device, until it is set again.</summary>
    /// <param name="argument">See <see cref="StatusRequest"/>.</param>
    [HubMethodName("user:status-change")]
    public async Task<StatusAnswer> ChangeStatus(JsonElement argument)
    {
        var status = PresenceStatusNames.Parse(Read(argument, LiveJson.Default.StatusRequest).Status) ?? throw new ApiException(HttpErrors.ValidationFailed);
        return StatusAnswer.Of(await grains.GetSessions(LiveSessions.Of(Context).UserId).SetStatus(status));
    }

    private static IReadOnlyList<Guid> ReadUsers(JsonElement argument) =>
        Read(argument, LiveJson.Default.UsersRequest).Users is { Count: <= UsersRequest.MaxUsers } users
            ? [.. users.Distinct()]
            : throw new ApiException(HttpErrors.ValidationFailed);

    private static IReadOnlyList<Guid> ReadPosts(JsonElement argument) =>
        Read(argument, LiveJson.Default.PostsRequest).Posts is { Count: <= PostsRequest.MaxPosts } posts
            ? [.. posts.Distinct()]
            : throw new ApiException(HttpErrors.ValidationFailed);

    private static T Read<T>(JsonElement argument, JsonTypeInfo<T> type)
    {
        try
        {
            return argument.Deserialize(type) ?? throw new ApiException(HttpErrors.ValidationFailed);
        }
        catch (JsonException)
        {
            throw new ApiException(HttpErrors.ValidationFailed);
        }
    }
}
