using System.Text.Json;
using InstaHub.GrainInterfaces.Live;
using InstaHub.TestSupport.Live;
using InstaHub.Web.Integration.Users;
using InstaHub.Web.Live;

namespace InstaHub.Web.Integration.Live;

/// <summary>People who look whether others are there.</summary>
internal sealed class PresenceScene(LiveProduct product)
{
    public PresenceWatches Watches => product.Product.Get<PresenceWatches>();

    public IWebHostGrain WebHost => product.Grains.GetWebHost(product.Product.Get<LiveConnections>().ProcessId);

    /// <summary>Somebody who lets everybody see whether they are there, unless told otherwise.</summary>
    public async Task<Somebody> RegisterAsync(string? audience = "everyone")
    {
        var user = await product.RegisterAsync();
        var somebody = new Somebody(user, new Person(product.Product.Client, user.Id, user.Name, user.Token));
        if (audience is not null)
            await somebody.ShowToAsync(audience);
        return somebody;
    }

    /// <summary>Connects as somebody who has missed nothing, and takes nothing but what tells of presence.</summary>
    public async Task<SignalRTestClient> ConnectAsync(Somebody somebody)
    {
        var (client, _) = await product.ConnectAsync(somebody.User);
        client.Takes = Takes;
        await client.InvokeAsync("sync", "{}");
        await client.NextAsync("sync:events");
        return client;
    }

    public static bool Takes(string name) => name.StartsWith("user:", StringComparison.Ordinal) || name == "sync:events";
}

/// <summary>Somebody who is there, or not.</summary>
internal sealed record Somebody(LiveUser User, Person Person)
{
    public Guid Id => User.Id;

    /// <summary>Chooses who may see whether they are there.</summary>
    public Task<JsonElement> ShowToAsync(string audience) => Person.DataAsync(Person.PatchAsync(new { settings = new { showLastSeen = audience } }));

    /// <summary>What they see of another's presence in the profile; null: nothing.</summary>
    public async Task<(string? Status, DateTimeOffset? LastSeen)?> SeeAsync(Somebody other)
    {
        var user = await Person.See(other.Person);
        if (!user.TryGetProperty("status", out var status))
        {
            Assert.False(user.TryGetProperty("lastSeen", out _));
            return null;
        }
        var lastSeen = user.GetProperty("lastSeen");
        return (status.GetString(), lastSeen.ValueKind == JsonValueKind.Null ? null : lastSeen.GetDateTimeOffset());
    }
}

/// <summary>What clients do about presence.</summary>
internal static class PresenceActs
{
    public static string Asking(params Somebody[] users) => Asking([.. users.Select(user => user.Id)]);

    public static string Asking(Guid[] users) => JsonSerializer.Serialize(new { users });

    /// <summary>Watches, and gives who is watched.</summary>
    public static async Task<Dictionary<Guid, (string? Status, DateTimeOffset? LastSeen)>> WatchAsync(this SignalRTestClient client, params Somebody[] users) =>
        (await client.InvokeAsync("presence:watch", Asking(users))).GetProperty("users").EnumerateArray().ToDictionary(
            user => user.GetProperty("userId").GetGuid(),
            user => (user.GetProperty("status").GetString(), user.GetProperty("lastSeen").Deserialize<DateTimeOffset?>()));

    public static async Task<int> UnwatchAsync(this SignalRTestClient client, params Somebody[] users) =>
        (await client.InvokeAsync("presence:unwatch", Asking(users))).GetProperty("watching").GetInt32();

    public static async Task<string> ChooseAsync(this SignalRTestClient client, string status) =>
        (await client.InvokeAsync("user:status-change", JsonSerializer.Serialize(new { status }))).GetProperty("status").GetString()!;

    /// <summary>Waits for the events that tell of a change to this status; gives when the user was last seen, if that is told.</summary>
    public static async Task<DateTimeOffset?> SeesAsync(this SignalRTestClient client, Somebody user, string status, params string[] events)
    {
        var changed = await client.NextAsync("user:status");
        Assert.Equal((user.Id, status), (changed.Data.GetProperty("userId").GetGuid(), changed.Data.GetProperty("status").GetString()));
        DateTimeOffset? at = null;
        foreach (var name in events)
        {
            var next = await client.NextAsync($"user:{name}");
            Assert.Equal(user.Id, next.Data.GetProperty("userId").GetGuid());
            if (name == "last-seen")
                at = next.Data.GetProperty("at").GetDateTimeOffset();
        }
        return at;
    }
}
