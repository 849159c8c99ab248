using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InstaHub.Web.Api.Errors;
using Microsoft.AspNetCore.SignalR;

namespace InstaHub.Web.Live;

/// <summary>The one hub. A method takes one object and returns a result, or fails with a code of the API.</summary>
internal sealed class LiveHub(LiveSessions sessions) : Hub
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
